package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.releasereadiness.engine.rollback.FakeService;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a pipeline may say about a watch, and what it gets back. */
@WithJenkins
class RollbackOnSeverityStepTest extends WatchPipelines {
    @Test
    void pipelineMayGoOnAfterARollbackWithAMark() throws Exception {
        service.become(FakeService.Mood.BROKEN);
        WorkflowRun run = run(Result.UNSTABLE, step(CHANGE + "markAs: 'UNSTABLE',", "critical", "deployPrevious()"));

        j.assertLogContains("outcome ROLLED_BACK, healthy false", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    @Test
    void versionThatNobodyApprovedIsNotGoneBackTo() throws Exception {
        service.become(FakeService.Mood.BROKEN);
        WorkflowRun run = run(Result.FAILURE, step("previousVersion: '1.3.2',", "critical", "deployPrevious()"));

        j.assertLogContains("1.3.2 was never approved", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
        assertThat(document(run).text("outcome")).isEqualTo("REFUSED");
    }

    @Test
    void degradationBelowTheThresholdIsRecordedOnly() throws Exception {
        service.become(FakeService.Mood.BROKEN);
        WorkflowRun run = run(
                Result.SUCCESS,
                step(CHANGE + "healthWindow: '2s', threshold: 'critical',", "high", "deployPrevious()"));

        j.assertLogContains("outcome RECORDED, healthy true", run);
        j.assertLogContains("Follow-up: ", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
    }

    @Test
    void bodyRunsOnAnAgentFromADeclarativePipeline() throws Exception {
        service.become(FakeService.Mood.BROKEN);
        DumbSlave agent = j.createOnlineSlave();
        WorkflowRun run = run(Result.FAILURE, """
                pipeline {
                  agent none
                  stages {
                    stage('production') {
                      steps {
                        rollbackOnSeverity(%s interval: '1s', failureLimit: 1, level: 'code',
                            probes: [healthProbe(url: '%s', expect: 'UP')]) {
                          node('%s') {
                            writeFile file: 'version.txt', text: env.PREVIOUS_VERSION
                            echo "on ${env.NODE_NAME}: ${readFile 'version.txt'}"
                            deployPrevious()
                          }
                        }
                      }
                    }
                  }
                }
                """.formatted(CHANGE, service.url(), agent.getNodeName()));

        j.assertLogContains("on " + agent.getNodeName() + ": 1.3.2", run);
        j.assertLogContains("ROLLED_BACK", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    @Test
    void stepWithoutAnythingToWatchFailsAtOnce() throws Exception {
        WorkflowRun run = run(Result.FAILURE, "rollbackOnSeverity(previousVersion: '1') { deployPrevious() }");

        j.assertLogContains("has nothing to watch", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
    }
}
