package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.rollback.FakeService;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import io.jenkins.plugins.releasereadiness.record.WatchSummary;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What leads to a rollback beside the probes: gates, what the pipeline found, and the policy of the workspace. */
@WithJenkins
class RollbackTriggersTest extends WatchPipelines {
    @Test
    void failedLaunchGateRollsBackAtOnceAndStabilizationNeedsItsWindow() throws Exception {
        WorkflowRun run = run(Result.FAILURE, """
                node {
                  catchError { qualityGate 'production-launch' }
                }
                rollbackOnSeverity(afterGate: 'production-launch', healthWindow: '1h', interval: '1s',
                    previousVersion: '1.2.0', previousApproval: 'CHG-7', markAs: 'NOTE',
                    probes: [healthProbe(url: '%s', expect: 'UP')]) { deployPrevious() }
                qualityGate 'stabilization'
                """.formatted(service.url()));

        assertThat(outcome(run)).isEqualTo("ROLLED_BACK");
        j.assertLogContains("critical severity: gate production-launch FAILED", run);
        j.assertLogContains("gate stabilization FAILED", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(1);

        WorkflowRun unwatched = run(Result.FAILURE, "qualityGate 'stabilization'");
        j.assertLogContains("unmeasurable: health", unwatched);
        j.assertLogContains("no finished health window", unwatched);

        WorkflowRun good = run(Result.SUCCESS, """
                rollbackOnSeverity(healthWindow: '2s', interval: '1s',
                    probes: [healthProbe(url: '%s', expect: 'UP')]) { deployPrevious() }
                qualityGate 'stabilization'
                """.formatted(service.url()));
        j.assertLogContains("[PHASE 4 COMPLETE]", good);
        j.assertLogContains("[RELEASE COMPLETE]", good);
    }

    @Test
    void whatThePipelineFoundItselfIsDecidedAboutAtOnce() throws Exception {
        WorkflowRun run = run(
                Result.FAILURE,
                step(
                        CHANGE + "found: 'critical', cause: 'smoke test failed', healthWindow: '1h',",
                        "critical",
                        "deployPrevious()"));

        assertThat(outcome(run)).isEqualTo("ROLLED_BACK");
        j.assertLogContains("critical severity: smoke test failed", run);
        WatchSummary watched = summary(run).watches().get(0);
        assertThat(watched.environment()).isEqualTo("production");
        assertThat(watched.recoverySeconds()).isBetween(0L, 60L);
        assertThat(watched.byPerson()).isFalse();
    }

    @Test
    void policyOfTheWorkspaceHoldsWhereNoEarlierStepLoadedOne() throws Exception {
        service.become(FakeService.Mood.BROKEN);
        WorkflowRun run = run(Result.FAILURE, """
                node {
                  writeFile file: 'readiness.yml', text: '''\
                version: 1
                extends: production-readiness
                release: {product: shop}
                sources:
                  live: {format: http, url: "%s", expect: UP}
                rollback:
                  window: {duration: 1h, interval: 1s, failureLimit: 1, sources: [live]}
                  severities:
                    critical: ["live.up < 1"]
                '''
                  rollbackOnSeverity(version: '1.4.0', previousVersion: '1.2.0', previousApproval: 'CHG-7') { deployPrevious() }
                }
                """.formatted(service.url()));

        assertThat(outcome(run)).isEqualTo("ROLLED_BACK");
        assertThat(ReleaseRecords.of(run)
                        .record()
                        .orElseThrow()
                        .policy()
                        .orElseThrow()
                        .origin())
                .isEqualTo("readiness.yml");
        j.assertLogContains("shop 1.4.0: critical severity", run);

        WorkflowRun missing = run(
                Result.FAILURE,
                "node { rollbackOnSeverity(policy: 'other.yml', probes: [healthProbe('%s')]) { deployPrevious() } }"
                        .formatted(service.url()));
        j.assertLogContains("there is no policy file other.yml in the workspace", missing);
    }
}
