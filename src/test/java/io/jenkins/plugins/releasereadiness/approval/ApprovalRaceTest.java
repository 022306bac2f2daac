package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.prompt.Refused;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Several things at the same time: exactly one outcome, and it is the one on record. */
@WithJenkins
class ApprovalRaceTest {
    private static JenkinsRule j;
    private static ApprovalScene scene;

    @BeforeAll
    static void open(JenkinsRule rule) {
        j = rule;
        scene = ApprovalScene.in(rule);
    }

    @Test
    void clicksAtTheSameTimeOnTheSamePromptDecideOnce() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval()");
        InputStepExecution prompt =
                run.getAction(InputAction.class).getExecutions().get(0);
        Map<String, Object> values = new HashMap<>();
        values.put(Ballot.REASON, "Fine");
        values.put(Ballot.EVIDENCE, ApprovalScene.evidence(run));
        List<Callable<Void>> clicks = new ArrayList<>();
        for (String id : new String[] {"alice", "bob", "alice", "bob", "alice", "bob"}) {
            clicks.add(as(id, () -> prompt.proceed(values)));
        }

        together(clicks);

        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        assertThat(ReleaseRecords.of(run).record().orElseThrow().decisions()).hasSize(1);
        assertThat(ApprovalScene.outcome(run)).isEqualTo(Outcome.GO);
        assertThat(run.getAction(InputAction.class).getExecutions()).isEmpty();
        assertThat(run.getAction(InputAction.class).getIconFileName()).isNull();
    }

    @RepeatedTest(3)
    void approvalAgainstAbortEndsInOneOfThem() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval(); echo 'went on'");

        together(List.of(
                () -> {
                    scene.approve(ApprovalScene.ALICE, run);
                    return null;
                },
                as(ApprovalScene.BOB, () -> run.getExecutor().interrupt(Result.ABORTED))));

        j.waitForCompletion(run);
        Outcome outcome = ApprovalScene.outcome(run);
        assertThat(outcome).isIn(Outcome.GO, Outcome.ABORTED);
        assertThat(ReleaseRecords.of(run).record().orElseThrow().decisions()).hasSize(1);
        if (outcome == Outcome.ABORTED) {
            j.assertLogNotContains("went on", run);
            j.assertBuildStatus(Result.ABORTED, run);
        }
        assertThat(run.getAction(InputAction.class).getExecutions()).isEmpty();
    }

    @Test
    void twoBrowsersAtTheSameTimeDecideOnceAndBothAreAnswered() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval()");
        Map<String, Integer> answers = new ConcurrentHashMap<>();
        JenkinsRule.WebClient alice = scene.client(ApprovalScene.ALICE);
        JenkinsRule.WebClient bob = scene.client(ApprovalScene.BOB);
        HtmlForm yes = form(alice, run);
        HtmlForm no = form(bob, run);

        together(List.of(click("alice", yes, 0, answers), click("bob", no, 1, answers)));

        j.waitForCompletion(run);
        Outcome outcome = ApprovalScene.outcome(run);
        assertThat(outcome).isIn(Outcome.GO, Outcome.NO_GO);
        assertThat(ReleaseRecords.of(run).record().orElseThrow().decisions()).hasSize(1);
        assertThat(answers.get(outcome == Outcome.GO ? "alice" : "bob"))
                .as("who decided")
                .isEqualTo(200);
        assertThat(answers.get(outcome == Outcome.GO ? "bob" : "alice"))
                .as("who came second")
                .isNotEqualTo(200);
    }

    @RepeatedTest(3)
    void approvalAgainstTimeoutEndsInOneOfThem(RepetitionInfo repetition) throws Exception {
        WorkflowRun run =
                scene.ask("timeout(time: 1500, unit: 'MILLISECONDS') { awaitReleaseApproval() }; echo 'went on'");
        // around the moment in which the time is over, each time a little later
        Thread.sleep(Math.max(
                0,
                run.getStartTimeInMillis()
                        + 1200
                        + 250L * repetition.getCurrentRepetition()
                        - System.currentTimeMillis()));

        scene.approve(ApprovalScene.ALICE, run);

        j.waitForCompletion(run);
        Outcome outcome = ApprovalScene.outcome(run);
        assertThat(outcome).isIn(Outcome.GO, Outcome.ABORTED);
        assertThat(ReleaseRecords.of(run).record().orElseThrow().decisions()).hasSize(1);
        if (outcome == Outcome.ABORTED) {
            j.assertLogNotContains("went on", run);
            j.assertBuildStatus(Result.ABORTED, run);
        }
        assertThat(run.getAction(InputAction.class).getExecutions()).isEmpty();
    }

    private static HtmlForm form(JenkinsRule.WebClient client, WorkflowRun run) throws Exception {
        HtmlForm form = client.<HtmlPage>getPage(run, "release-approval/").getFormByName("vote");
        form.getTextAreaByName("reason").setText("Looked at it");
        return form;
    }

    private static Callable<Void> click(String id, HtmlForm form, int button, Map<String, Integer> answers) {
        return () -> {
            answers.put(
                    id,
                    form.getButtonsByName("verb")
                            .get(button)
                            .click()
                            .getWebResponse()
                            .getStatusCode());
            return null;
        };
    }

    private interface Deed {
        void run() throws Exception;
    }

    private static Callable<Void> as(String id, Deed deed) {
        return () -> {
            try (ACLContext context = ACL.as2(User.getOrCreateByIdOrFullName(id).impersonate2())) {
                deed.run();
            } catch (Refused e) {
                assertThat(e.reason()).isEqualTo("already-decided");
            }
            return null;
        };
    }

    private static void together(List<Callable<Void>> deeds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(deeds.size());
        CyclicBarrier start = new CyclicBarrier(deeds.size());
        try {
            List<Future<Void>> done = new ArrayList<>();
            for (Callable<Void> deed : deeds) {
                done.add(threads.submit(() -> {
                    start.await();
                    return deed.call();
                }));
            }
            for (Future<Void> each : done) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
