package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEvent;
import io.jenkins.plugins.releasereadiness.engine.approval.Decision;
import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/**
 * Approved outside of the change window. In Berlin the clocks go from 2:00 to 3:00 on this Sunday, at 1:00 UTC: a window that
 * begins at 2:30 opens with the jump.
 */
class ApprovalChangeWindowTest {
    private static final Instant OPENS = Instant.parse("2026-03-29T01:00:00Z");
    private static final String POLICY = """
            version: 1
            name: strict
            approval:
              minReasonLength: 0
              acknowledge: false
              windows: [{days: [sun], from: "02:30", to: "04:00", zone: Europe/Berlin}]
            """;

    private static volatile Duration offset = Duration.ZERO;

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    /** Runs as fast as the clock of the machine. */
    @TestExtension
    public static final class ThatSunday extends ApprovalTime {
        @Override
        public Clock clock() {
            return Clock.offset(Clock.systemUTC(), offset);
        }
    }

    private static void itIs(Instant time) {
        offset = Duration.between(Clock.systemUTC().instant(), time);
    }

    /** Shortly before the window opens, so that its opening is left to the alarm that is set now. */
    private static void almostOpen(Run<?, ?> run) throws Exception {
        itIs(OPENS.minusSeconds(2));
        ApprovalScene.approval(run).apply(new ApprovalEvent.ClockTick());
    }

    @Test
    void fulfilledApprovalWaitsOverARestartUntilTheWindowOpens() throws Throwable {
        itIs(OPENS.minus(Duration.ofMinutes(40)));
        session.then(j -> {
            ApprovalScene scene = ApprovalScene.in(j).withPolicy(POLICY);
            WorkflowRun run = scene.ask(scene.job("shop", "semaphore 'record'; awaitReleaseApproval()"));
            scene.approve(ApprovalScene.ALICE, run);
            j.waitForMessage("approved; takes effect when the change window opens at 2026-03-29 01:00:00 UTC", run);
            assertThat(ApprovalScene.state(run).waitingForWindow()).isTrue();
        });
        session.then(j -> {
            WorkflowRun run =
                    Jenkins.get().getItemByFullName("shop", WorkflowJob.class).getBuildByNumber(1);
            ApprovalScene.awaitApproval(run);
            assertThat(ApprovalScene.state(run).waitingForWindow()).isTrue();
            assertThat(WaitingApprovals.get().waiting())
                    .extracting(item -> item.standing())
                    .containsExactly("approved, waiting for the change window");
            assertThat(new ApprovalView(ApprovalScene.approval(run)).getMilestones())
                    .anySatisfy(line -> assertThat(line).contains("opens"));

            almostOpen(run);

            j.assertBuildStatusSuccess(j.waitForCompletion(run));
            Decision decision = ApprovalScene.state(run).decision().orElseThrow();
            assertThat(decision.outcome()).isEqualTo(Outcome.GO);
            assertThat(decision.maker()).isEqualTo("alice");
            assertThat(decision.at()).isBetween(OPENS, OPENS.plus(Duration.ofMinutes(10)));
        });
    }

    @Test
    void voteOfSomebodyWhoseAccountIsDisabledMeanwhileDoesNotLetTheReleaseGoWhenTheWindowOpens() throws Throwable {
        itIs(OPENS.minus(Duration.ofMinutes(40)));
        session.then(j -> {
            ApprovalScene scene = ApprovalScene.in(j).withPolicy(POLICY);
            PeopleRealm realm = new PeopleRealm();
            j.jenkins.setSecurityRealm(realm);
            WorkflowRun run = scene.ask("awaitReleaseApproval(approvers: 'group:release-managers')");
            scene.approve(ApprovalScene.ALICE, run);
            assertThat(ApprovalScene.state(run).waitingForWindow()).isTrue();

            realm.disable(ApprovalScene.ALICE);
            almostOpen(run);
            j.waitForMessage("a vote no longer counts: The account of alice is disabled.", run);

            await().until(() -> !ApprovalScene.state(run).waitingForWindow());
            assertThat(ApprovalScene.state(run).settled()).isFalse();
            scene.approve(ApprovalScene.BOB, run);
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
        });
    }
}
