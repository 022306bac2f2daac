package io.jenkins.plugins.releasereadiness.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.config.NamedPolicy;
import io.jenkins.plugins.releasereadiness.config.ReleaseReadinessConfiguration;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the detail page says about the policy and the pipeline under which a record came about. */
@WithJenkins
class RecordedPolicyPageTest {
    private SignedWordsScene scene;

    @BeforeEach
    void people(JenkinsRule rule) throws Exception {
        scene = new SignedWordsScene(rule);
    }

    @Test
    void thePageShowsWhatTheGlobalConfigurationWouldSayToday() throws Exception {
        WorkflowRun run = scene.asked(1);
        assertThat(scene.page("alice", run).asNormalizedText()).doesNotContain("The global configuration has changed");

        ReleaseReadinessConfiguration.get()
                .setPolicies(List.of(
                        new NamedPolicy("signed", SignedWordsScene.POLICY.replace("overall: 50", "overall: 60"))));

        assertThat(scene.page("alice", run).asNormalizedText())
                .contains("The global configuration has changed since this record started")
                .containsPattern("thresholds\\.overall\\s+50\\s+60");
        ReleaseReadinessConfiguration.get().setOverallMinimum("70");
        assertThat(scene.page("alice", run).asNormalizedText()).contains("60 is below it");
        ReleaseReadinessConfiguration.get().setOverallMinimum("");
        ReleaseReadinessConfiguration.get().setPolicies(List.of());
        assertThat(scene.page("alice", run).asNormalizedText()).contains("There is no longer a policy from");
        scene.finish(run, 1);
        assertThat(ReleaseRecords.find(run)
                        .orElseThrow()
                        .policy()
                        .orElseThrow()
                        .thresholds()
                        .overall())
                .isEqualByComparingTo("50");
    }

    @Test
    void aReplayedBuildIsShownAsSuch() throws Exception {
        scene.job.setDefinition(new CpsFlowDefinition("readinessScore(policy: 'signed', markAs: 'NOTE')", true));
        WorkflowRun first = scene.jenkins.buildAndAssertSuccess(scene.job);
        ReplayAction replay = first.getAction(ReplayAction.class);

        WorkflowRun second = (WorkflowRun)
                replay.run(replay.getOriginalScript() + "\necho 'sneaked in'", replay.getOriginalLoadedScripts())
                        .get();

        scene.jenkins.assertLogContains(
                "Warning: this build was replayed with a script that nobody has reviewed", second);
        assertThat(scene.page("alice", second).asNormalizedText())
                .contains("Not the reviewed pipeline: this build was replayed")
                .contains("It cannot pass a gate that is protected");
        assertThat(scene.page("alice", first).asNormalizedText()).doesNotContain("Not the reviewed pipeline");
    }
}
