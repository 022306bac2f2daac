package io.jenkins.plugins.releasereadiness.record;

import static io.jenkins.plugins.releasereadiness.record.ProofScene.SCORE;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.download;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.file;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.job;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.keep;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.pem;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.proof;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.text;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.verify;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.attest.TestKeys;
import io.jenkins.plugins.releasereadiness.engine.attest.VerificationKey;
import io.jenkins.plugins.releasereadiness.engine.report.PromisedFiles;
import io.jenkins.plugins.releasereadiness.engine.verify.MemoryBundleStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyPair;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A controller that stops in the middle of a release leaves nothing undone that the end of the build has to do. */
class RecordOverRestartTest {
    private static final String TOKEN = "hunter2-hunter2";
    private static final String BEFORE = """
            def kept
            withCredentials([string(credentialsId: 'api-token', variable: 'TOKEN')]) {
              kept = env.TOKEN
              echo 'given'
            }
            """ + SCORE + "\n";
    private static final String AFTER = """

            writeFile file: 'unit.xml', text: \"\"\"<testsuite name="a" tests="1"><testcase name="b" classname="c"/>\
            <system-out>${kept}</system-out></testsuite>\"\"\"
            readinessScore markAs: 'NOTE', attestations: [[question: 'quality.docs', by: 'alice', reason: "as ${kept} said"]]
            error 'broken'""";

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @Test
    void documentsSignatureAndSecretsAreKeptOverARestartHoweverTheBuildEndsThen() throws Throwable {
        KeyPair pair = TestKeys.generate("Ed25519");
        String[] jobs = new String[2];
        session.then(j -> {
            keep(file("release-key", CredentialsScope.SYSTEM, pem(pair)));
            keep(text("api-token", TOKEN));
            proof("release-key", true);
            WorkflowJob failing = job(BEFORE + "semaphore 'failing'" + AFTER);
            WorkflowJob stopped = job(BEFORE + "semaphore 'stopped'");
            jobs[0] = failing.getFullName();
            jobs[1] = stopped.getFullName();
            SemaphoreStep.waitForStart("failing/1", failing.scheduleBuild2(0).waitForStart());
            SemaphoreStep.waitForStart("stopped/1", stopped.scheduleBuild2(0).waitForStart());
        });
        session.then(j -> {
            WorkflowRun failed = build(jobs[0]);
            WorkflowRun stopped = build(jobs[1]);
            assertThat(Files.readString(failed.getRootDir().toPath().resolve("build.xml")))
                    .contains("<secrets>")
                    .doesNotContain(TOKEN);
            SemaphoreStep.success("failing/1", null);
            j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(failed));
            stopped.doStop();
            j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(stopped));

            for (WorkflowRun run : List.of(failed, stopped)) {
                MemoryBundleStore bundle = download(run);
                assertThat(bundle.files.keySet()).containsAll(PromisedFiles.ALL);
                assertThat(verify(bundle, VerificationKey.of(pair.getPublic())).deviations())
                        .isEmpty();
                ProofScene.assertDocumentsFollowFromTheLedger(bundle);
                assertThat(new String(bundle.files.get("DEPLOYMENT-REPORT.md"), StandardCharsets.UTF_8))
                        .contains("The build has ended: " + run.getResult());
                bundle.files.forEach((name, content) -> assertThat(new String(content, StandardCharsets.UTF_8))
                        .as(name)
                        .doesNotContain(TOKEN));
            }
            j.assertLogContains("unit.xml is not archived, only its SHA-256 is recorded: a secret", failed);
            assertThat(new String(download(failed).files.get("ledger.jsonl"), StandardCharsets.UTF_8))
                    .contains("as **** said");
        });
    }

    private static WorkflowRun build(String job) {
        return Jenkins.get().getItemByFullName(job, WorkflowJob.class).getBuildByNumber(1);
    }
}
