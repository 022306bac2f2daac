package io.jenkins.plugins.releasereadiness.approval;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.scm.SCMRevisionState;
import java.io.File;
import java.io.IOException;
import org.jvnet.hudson.test.FakeChangeLogSCM;

/** A repository with a pipeline in it and whatever changes the test says. */
public final class ScriptScm extends FakeChangeLogSCM {
    private static final long serialVersionUID = 1L;

    private final String script;

    ScriptScm(String script) {
        this.script = script;
    }

    @Override
    public void checkout(
            Run<?, ?> build,
            Launcher launcher,
            FilePath remoteDir,
            TaskListener listener,
            File changeLogFile,
            SCMRevisionState baseline)
            throws IOException, InterruptedException {
        remoteDir.child("Jenkinsfile").write(script, "UTF-8");
        super.checkout(build, launcher, remoteDir, listener, changeLogFile, baseline);
    }
}
