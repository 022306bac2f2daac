package io.jenkins.plugins.releasereadiness.record;

import static io.jenkins.plugins.releasereadiness.record.ProofScene.SCORE;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.download;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.job;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.verify;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.config.ProofSettings;
import io.jenkins.plugins.releasereadiness.config.ReleaseReadinessConfiguration;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.report.PromisedFiles;
import io.jenkins.plugins.releasereadiness.engine.verify.MemoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.verify.VerificationReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What is published of a build, however it ended, and for how long it is kept. */
@WithJenkins
class PublishedRecordTest {
    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule j) {
        jenkins = j;
    }

    @AfterEach
    void reset() throws IOException {
        ProofScene.reset();
    }

    @Test
    void everyDocumentIsThereHoweverTheBuildEnded() throws Exception {
        WorkflowRun failed = jenkins.buildAndAssertStatus(Result.FAILURE, job(SCORE + "\nerror 'broken'"));
        WorkflowJob waiting = job(SCORE + "\nwriteFile file: 'here', text: ''\nwaitUntil { false }");
        WorkflowRun aborted = waiting.scheduleBuild2(0).waitForStart();
        while (ReleaseRecords.find(aborted).isEmpty() || download(aborted).files.get("bundle.json") == null) {
            Thread.sleep(100);
        }
        aborted.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(aborted));

        for (WorkflowRun run : List.of(failed, aborted)) {
            MemoryBundleStore bundle = download(run);
            assertThat(bundle.files.keySet()).containsAll(PromisedFiles.WITHOUT_SIGNATURE);
            assertThat(verify(bundle).deviations()).isEmpty();
            ProofScene.assertDocumentsFollowFromTheLedger(bundle);
            assertThat(new String(bundle.files.get("DEPLOYMENT-REPORT.md"), StandardCharsets.UTF_8))
                    .contains("The build has ended: " + run.getResult());
            assertThat(Fields.of(Json.read(bundle.files.get("production-approval.json")), "")
                            .text("why"))
                    .isEqualTo("Nobody was asked for approval.");
        }
    }

    @Test
    void evidenceBeyondTheLimitIsHashedAndSaidToBeMissing() throws Exception {
        ProofSettings settings = new ProofSettings();
        settings.setMaxEvidenceMegabytes(1);
        ReleaseReadinessConfiguration.get().setProof(settings);

        WorkflowRun run = jenkins.assertBuildStatusSuccess(job("""
                writeFile file: 'app.jar', text: 'x' * 1500000
                readinessScore markAs: 'NOTE'
                """).scheduleBuild2(0));

        jenkins.assertLogContains("app.jar is not archived, only its SHA-256 is recorded: with its 1500000 bytes", run);
        MemoryBundleStore bundle = download(run);
        assertThat(bundle.files.keySet())
                .contains("evidence/unit/unit.xml")
                .noneMatch(name -> name.endsWith("app.jar"));
        VerificationReport report = verify(bundle);
        assertThat(report.deviations()).isEmpty();
        assertThat(report.notProven()).anyMatch(sentence -> sentence.contains("app.jar"));
    }

    @Test
    void approvedBuildsAreKeptForTheTimeTheAdministratorSays() throws Exception {
        ProofSettings settings = new ProofSettings();
        settings.setKeepApprovedDays(30);
        ReleaseReadinessConfiguration.get().setProof(settings);
        ReleaseReadinessConfiguration.get().setKeepApproved(true);
        WorkflowJob job = job("echo 'built'");
        WorkflowRun approved = jenkins.buildAndAssertSuccess(job);
        WorkflowRun chosen = jenkins.buildAndAssertSuccess(job);
        chosen.keepLog(true);
        Instant at = Instant.parse("2026-03-02T09:00:00Z");
        for (WorkflowRun run : List.of(approved, chosen)) {
            KeptBuilds.get().keep(run, at);
            assertThat(run.isKeepLog()).isTrue();
        }

        KeptBuilds.get().release(at.plus(Duration.ofDays(30)));
        assertThat(approved.isKeepLog()).isTrue();
        KeptBuilds.get().release(at.plus(Duration.ofDays(31)));
        assertThat(approved.isKeepLog()).isFalse();
        assertThat(chosen.isKeepLog()).as("somebody chose to keep it").isTrue();
    }
}
