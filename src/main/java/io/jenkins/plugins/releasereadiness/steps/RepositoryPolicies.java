package io.jenkins.plugins.releasereadiness.steps;

import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.scm.SCM;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import jenkins.scm.api.SCMFile;
import jenkins.scm.api.SCMFileSystem;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMRevisionAction;
import jenkins.scm.api.SCMSource;

/**
 * Policy files read from the repository of the job's pipeline, without a checkout: for steps outside of {@code node}. Of
 * a change that is not trusted (a pull request of a stranger) the target branch is read, as Jenkins does with its
 * pipeline script.
 */
final class RepositoryPolicies implements PolicyFiles {
    /** Opens the repository; the caller closes it. */
    @FunctionalInterface
    private interface Opener {
        /** Null where the repository cannot be read so. */
        SCMFileSystem open() throws IOException, InterruptedException;
    }

    private final Opener opener;
    private final TaskListener listener;

    private RepositoryPolicies(Opener opener, TaskListener listener) {
        this.opener = opener;
        this.listener = listener;
    }

    /** The files of the repository of a build's pipeline; none if it does not come from one that can be read so. */
    static PolicyFiles of(Run<?, ?> run, TaskListener listener) throws IOException, InterruptedException {
        Job<?, ?> job = run.getParent();
        SCMSource source = SCMSource.SourceByItem.findSource(job);
        SCMHead head = SCMHead.HeadByItem.findHead(job);
        if (source != null && head != null) {
            SCMRevision built = SCMRevisionAction.getRevision(source, run);
            SCMRevision trusted = built == null ? null : source.getTrustedRevision(built, listener);
            return new RepositoryPolicies(
                    () -> trusted == null
                            ? SCMFileSystem.of(source, head)
                            : SCMFileSystem.of(source, trusted.getHead(), trusted),
                    listener);
        }
        Optional<SCM> scm = PipelineOrigin.repository(job);
        return scm.isPresent() && SCMFileSystem.supports(scm.get())
                ? new RepositoryPolicies(() -> SCMFileSystem.of(job, scm.get(), null, run), listener)
                : PolicyFiles.NONE;
    }

    @Override
    public Optional<String> named(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<String> file(String path) throws IOException {
        if (WorkspacePolicies.leadsOut(path)) {
            throw new IOException("the policy file " + path + " does not lie in the repository");
        }
        try (SCMFileSystem files = opener.open()) {
            if (files == null) {
                return Optional.empty();
            }
            SCMFile file = files.child(path);
            if (!file.isFile()) {
                return Optional.empty();
            }
            try (InputStream in = file.content()) {
                String text = WorkspacePolicies.text(path, in);
                listener.getLogger()
                        .println("Policy file " + path + " read from the repository"
                                + (files.getRevision() == null ? "" : " at " + files.getRevision()));
                return Optional.of(text);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while reading " + path).initCause(e);
        }
    }
}
