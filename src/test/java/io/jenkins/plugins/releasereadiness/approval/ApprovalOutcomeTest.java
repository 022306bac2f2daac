package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What becomes of a pipeline by each outcome, and when nobody is asked at all. */
@WithJenkins
class ApprovalOutcomeTest {
    private static JenkinsRule j;
    private static ApprovalScene scene;

    @BeforeAll
    static void open(JenkinsRule rule) {
        j = rule;
        scene = ApprovalScene.in(rule);
    }

    @Test
    void passedDeadlineIsTimedOut() throws Exception {
        WorkflowRun run = scene.begin(scene.job("semaphore 'record'; awaitReleaseApproval(deadline: '2s')"));
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        assertThat(ApprovalScene.outcome(run)).isEqualTo(Outcome.TIMED_OUT);
        assertThat(run.getAction(InputAction.class).getExecutions()).isEmpty();
    }

    @Test
    void sandboxedScriptCatchesTheOutcome() throws Exception {
        WorkflowRun run = scene.ask("""
                try {
                    awaitReleaseApproval()
                } catch (org.jenkinsci.plugins.workflow.steps.FlowInterruptedException e) {
                    echo "no release: ${e.causes[0].outcome} by ${e.causes[0].maker}"
                }
                """);
        scene.post(ApprovalScene.ALICE, run, "reject", "reason", "No");
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        j.assertLogContains("no release: NO_GO by alice", run);
    }

    @Test
    void outcomeIsReturnedWhereItIsNotToBePropagated() throws Exception {
        WorkflowRun run = scene.ask("def a = awaitReleaseApproval(propagate: false); echo \"it is ${a.outcome}\"");
        scene.post(ApprovalScene.ALICE, run, "reject", "reason", "No");
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        j.assertLogContains("it is NO_GO", run);
    }

    @Test
    void stoppedBuildIsAbortedEvenIfOutcomesAreReturned() throws Exception {
        WorkflowRun run = scene.ask("""
                try {
                    awaitReleaseApproval(propagate: false)
                    echo 'went on'
                } catch (org.jenkinsci.plugins.workflow.steps.FlowInterruptedException e) {
                    echo "stopped: ${e.causes[0].outcome}"
                    throw e
                }
                """);
        scene.stop(ApprovalScene.ALICE, run);
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        j.assertLogNotContains("went on", run);
        j.assertLogContains("stopped: ABORTED", run);
        assertThat(ApprovalScene.outcome(run)).isEqualTo(Outcome.ABORTED);
        assertThat(ApprovalScene.state(run).decision().orElseThrow().maker()).isEqualTo("alice");
        assertThat(run.getAction(InputAction.class).getExecutions()).isEmpty();
    }

    @Test
    void timeoutAroundItAborts() throws Exception {
        WorkflowRun run = scene.begin(
                scene.job("semaphore 'record'; timeout(time: 2, unit: 'SECONDS') { awaitReleaseApproval() }"));
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        assertThat(ApprovalScene.outcome(run)).isEqualTo(Outcome.ABORTED);
        assertThat(ApprovalScene.state(run).decision().orElseThrow().maker()).isEqualTo("timeout");
    }

    @Test
    void newerBuildSupersedes() throws Exception {
        WorkflowJob job = scene.job("semaphore 'record'; awaitReleaseApproval()");
        WorkflowRun older = scene.ask(job);
        WorkflowRun newer = scene.ask(job);
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(older));
        assertThat(ApprovalScene.outcome(older)).isEqualTo(Outcome.SUPERSEDED);
        assertThat(ApprovalScene.state(newer).settled()).isFalse();
        scene.approve(ApprovalScene.ALICE, newer);
        j.assertBuildStatusSuccess(j.waitForCompletion(newer));
    }

    @Test
    void severalApprovalsAndANativeInputWaitSideBySide() throws Exception {
        WorkflowRun run = scene.begin(scene.job("""
                        semaphore 'record'
                        parallel(
                            eu: { awaitReleaseApproval(message: 'Europe?', approvers: 'user:alice') },
                            us: { awaitReleaseApproval(message: 'America?', approvers: 'user:bob') },
                            ask: { input(message: 'Anything else?', id: 'Else') })
                        """));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            InputAction prompts = run.getAction(InputAction.class);
            return prompts != null && prompts.getExecutions().size() == 3;
        });
        for (Approval approval : run.getAction(ReleaseApprovalAction.class).approvals()) {
            String who = approval.state()
                    .request()
                    .rules()
                    .get(0)
                    .parties()
                    .get(0)
                    .party()
                    .id();
            scene.click(who, run, approval.id(), "proceed", "Fine");
        }
        run.getAction(InputAction.class).getExecution("Else").proceed(null);
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        assertThat(run.getAction(ReleaseApprovalAction.class).approvals())
                .extracting(
                        approval -> approval.state().decision().orElseThrow().maker())
                .containsExactlyInAnyOrder("alice", "bob");
        assertThat(run.getArtifactManager()
                        .root()
                        .child("release-evidence")
                        .list("production-approval*.json", null, true))
                .containsExactlyInAnyOrder("production-approval.json", "production-approval-2.json");
    }

    @Test
    void declarativePipelineWaitsWithoutAgent() throws Exception {
        WorkflowRun run = scene.ask(scene.job("""
                        pipeline {
                            agent none
                            stages {
                                stage('Approve') {
                                    steps {
                                        semaphore 'record'
                                        awaitReleaseApproval approvers: 'group:release-managers', deadline: '1h'
                                    }
                                }
                            }
                        }
                        """));
        j.assertLogNotContains("keeps an executor", run);
        scene.approve(ApprovalScene.BOB, run);
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
    }

    @Test
    void waitingInsideOfNodeIsWarnedAbout() throws Exception {
        WorkflowRun run = scene.ask("node { awaitReleaseApproval() }");
        j.assertLogContains("keeps an executor from other builds", run);
        scene.approve(ApprovalScene.ALICE, run);
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
    }

    @Test
    void nobodyIsAskedWithoutARecord() throws Exception {
        WorkflowRun run = j.assertBuildStatus(
                Result.FAILURE,
                scene.job("awaitReleaseApproval()").scheduleBuild2(0).get());
        j.assertLogContains("this build has no release record. Run readinessScore before", run);
    }

    @Test
    void nobodyIsAskedWhileARequiredGateHasNotPassed() throws Exception {
        assertThat(scene.refused("awaitReleaseApproval(requiredGates: 'staging-validation, smoke')"))
                .contains("staging-validation was not checked; smoke was not checked");
    }

    @Test
    void nobodyIsAskedByARuleThatCanNeverBeFulfilled() throws Exception {
        assertThat(scene.refused("awaitReleaseApproval(approvers: 'user:starter')"))
                .contains("nobody can give one (user:starter started the build)");
    }

    @Test
    void mistakesInTheArgumentsAreNamed() throws Exception {
        assertThat(scene.refused("awaitReleaseApproval(approvers: 'alice')"))
                .contains("approvers: in the rule \"alice\"", "user:ID");
        assertThat(scene.refused("awaitReleaseApproval(deadline: 'soon')")).contains("deadline: 'soon' is no time");
        assertThat(scene.refused("awaitReleaseApproval(stagingUrl: 'javascript:alert(1)')"))
                .contains("is no address that starts with https://");
    }

    @Test
    void stepMayOnlyTightenThePolicy() throws Exception {
        ApprovalScene strict = scene.withPolicy("""
                version: 1
                name: strict
                approval: {minReasonLength: 20, acknowledge: false, deadline: 1h}
                """);
        try {
            assertThat(strict.refused("awaitReleaseApproval(deadline: '2h')"))
                    .contains("may only tighten the policy's approval.deadline, which is 1h");
            assertThat(strict.refused("awaitReleaseApproval(minReasonLength: 5)"))
                    .contains("may only tighten the policy's approval.minReasonLength, which is 20");
        } finally {
            scene.withPolicy(ApprovalScene.POLICY);
        }
    }

    @Test
    void promptTellsWhatChangedSinceTheLastApprovedReleaseAndWhereTheRestIs() throws Exception {
        WorkflowJob job = scene.job("semaphore 'record'; awaitReleaseApproval()");
        WorkflowRun first = scene.ask(job);
        assertThat(PromptTexts.evidence(ApprovalScene.approval(first)))
                .doesNotContain("Compared with")
                .contains("Everything to decide on: " + j.getURL() + first.getUrl() + "release-approval/");
        scene.approve(ApprovalScene.ALICE, first);
        j.assertBuildStatusSuccess(j.waitForCompletion(first));

        scene.withPolicy(ApprovalScene.POLICY.replace("minReasonLength: 0", "minReasonLength: 1"));
        WorkflowRun changed = scene.ask(job);
        scene.withPolicy(ApprovalScene.POLICY);
        HtmlPage prompt = scene.client(ApprovalScene.ALICE).getPage(changed, "input/");
        assertThat(prompt.asNormalizedText())
                .contains("Compared with shop 1.4.0 (" + first.getFullDisplayName() + "), approved by alice")
                .containsIgnoringCase("policy");
        changed.doKill();
        j.waitForCompletion(changed);
    }

    /** The example of the user's documentation. */
    @Test
    void eachOutcomeHasABranchOfItsOwn() throws Exception {
        String script = """
                import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException
                semaphore 'record'
                try {
                    awaitReleaseApproval approvers: 'group:release-managers', deadline: '%s'
                    echo 'deploying'
                } catch (FlowInterruptedException e) {
                    switch (e.causes[0].outcome) {
                        case 'NO_GO': echo "reopened: ${e.causes[0].reason}"; break
                        case 'TIMED_OUT': unstable 'Nobody decided within 8 hours'; break
                        case 'SUPERSEDED': currentBuild.description = e.causes[0].reason; break
                        default: throw e
                    }
                }
                """;
        WorkflowRun rejected = scene.ask(scene.job(script.formatted("8h")));
        scene.post(ApprovalScene.ALICE, rejected, "reject", "reason", "Payment is broken");
        j.assertBuildStatusSuccess(j.waitForCompletion(rejected));
        j.assertLogContains("reopened: Rejected by alice: Payment is broken", rejected);

        WorkflowRun late = scene.begin(scene.job(script.formatted("1s")));
        j.assertBuildStatus(Result.UNSTABLE, j.waitForCompletion(late));

        WorkflowJob job = scene.job(script.formatted("8h"));
        WorkflowRun older = scene.ask(job);
        WorkflowRun newer = scene.ask(job);
        j.assertBuildStatusSuccess(j.waitForCompletion(older));
        assertThat(older.getDescription()).contains("took over");
        newer.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(newer));
        j.assertLogNotContains("deploying", newer);
    }
}
