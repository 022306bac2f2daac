package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.FileLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.policy.KnownFormats;
import io.jenkins.plugins.releasereadiness.engine.policy.LoadedPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyText;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Evidence that is read again on an agent while it is watched. */
@WithJenkins
class RollbackEvidenceTest extends WatchPipelines {
    @Test
    void evidenceIsReadAgainOnTheAgentWhileItIsWatched() throws Exception {
        DumbSlave agent = j.createOnlineSlave();
        job.setDefinition(new CpsFlowDefinition("""
                node('%s') {
                  writeFile file: 'smoke.xml', text: '<testsuite name="s" tests="1"><testcase classname="a" name="b"/></testsuite>'
                  semaphore 'record'
                  parallel watch: {
                    rollbackOnSeverity(%s healthWindow: '1h', interval: '1s', failureLimit: 1, verify: false) {
                      deployPrevious()
                    }
                  }, degrade: {
                    semaphore 'degrade'
                    writeFile file: 'smoke.xml', text: '<testsuite name="s" tests="1"><testcase classname="a" name="b"><failure/></testcase></testsuite>'
                  }
                }
                """.formatted(agent.getNodeName(), CHANGE), true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("record/1", run);
        begin(run, """
                version: 1
                extends: production-readiness
                sources:
                  smoke: {format: junit, files: [smoke.xml]}
                rollback:
                  window: {sources: [smoke]}
                  severities:
                    critical: ['smoke.failed > 0']
                """);
        SemaphoreStep.success("record/1", null);
        j.waitForMessage("watching production until", run);
        while (!ReleaseRecords.of(run).record().orElseThrow().evidence().containsKey("smoke")) {
            assertThat(run.isBuilding()).as("the good report is read").isTrue();
            Thread.sleep(50);
        }
        SemaphoreStep.success("degrade/1", null);

        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
        j.assertLogContains("smoke.failed", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
        assertThat(published(run, "release-evidence/evidence"))
                .as("copies: the good report and the bad one, each once, though it was read at every probe")
                .hasSize(2)
                .isSubsetOf(recorded(run));
    }

    private static List<String> published(WorkflowRun run, String folder) throws Exception {
        return new ArrayList<>(run.getArtifactManager().root().child(folder).list("**", null, false).stream()
                .map(name -> "evidence/" + name)
                .toList());
    }

    /** Every file that an entry of the ledger names. */
    private static List<String> recorded(WorkflowRun run) throws Exception {
        List<String> names = new ArrayList<>();
        for (LedgerEntry entry : Ledger.open(
                        new FileLedgerStore(run.getRootDir().toPath().resolve("release-readiness/ledger.jsonl")),
                        Clock.systemUTC())
                .entries()) {
            BundleFile.of(entry).forEach(file -> names.add(file.path().toString()));
        }
        return names;
    }

    private static void begin(WorkflowRun run, String yaml) throws Exception {
        LoadedPolicy loaded = new PolicyLoader(KnownFormats.ANY, PolicyFiles.NONE)
                .load(new PolicyText("readiness.yml", Optional.empty(), yaml));
        ReleaseRecords.of(run)
                .start(
                        "alice",
                        new Release(
                                "shop",
                                Optional.of("1.4.0"),
                                Optional.empty(),
                                run.getFullDisplayName(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of()),
                        new PolicySnapshot(loaded.policy().name(), loaded.origin(), loaded.sha256(), loaded.document()),
                        TaskListener.NULL);
    }
}
