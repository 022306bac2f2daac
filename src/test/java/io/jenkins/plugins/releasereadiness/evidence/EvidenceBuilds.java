package io.jenkins.plugins.releasereadiness.evidence;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import jenkins.util.VirtualFile;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Builds that score the evidence of one source, {@code it}, and what they leave. */
final class EvidenceBuilds {
    static final String GREEN = "<testsuite name=\"a\"><testcase classname=\"a\" name=\"b\" time=\"0.5\"/>"
            + "<testcase classname=\"a\" name=\"c\" time=\"0.25\"><skipped/></testcase></testsuite>";

    private final JenkinsRule jenkins;

    EvidenceBuilds(JenkinsRule jenkins) {
        this.jenkins = jenkins;
    }

    /** A Pipeline step that writes a policy with one question. */
    static String policyFile(String source, String criterion) {
        return "writeFile file: 'readiness.yml', text: '''" + """
                version: 1
                name: small
                sources:
                  it: %s
                categories:
                  quality: {title: Quality, weight: 1}
                questions:
                  quality.it: {category: quality, text: Is it well?, severity: high, pass: ["%s"], fix: Repair it}
                """.formatted(source, criterion) + "'''\n";
    }

    WorkflowJob job(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    WorkflowRun score(String script) throws Exception {
        return jenkins.assertBuildStatus(
                Result.SUCCESS, job(script + "\n").scheduleBuild2(0).get());
    }

    static Evidence evidence(WorkflowRun run) throws IOException {
        return ReleaseRecords.find(run)
                .orElseThrow()
                .record()
                .orElseThrow()
                .evidence()
                .get("it");
    }

    static String published(WorkflowRun run) throws IOException {
        StringBuilder texts = new StringBuilder();
        for (String path : run.getArtifactManager().root().list("release-evidence/**", null, false)) {
            texts.append(text(run.getArtifactManager().root().child(path)));
        }
        return texts.toString();
    }

    static String text(VirtualFile file) throws IOException {
        try (InputStream bytes = file.open()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
