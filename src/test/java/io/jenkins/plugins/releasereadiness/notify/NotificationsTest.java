package io.jenkins.plugins.releasereadiness.notify;

import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.GREEN;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.PATIENCE;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.QUICK;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.RED;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.awaitQueued;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.awaitSent;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.communications;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.configure;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.gate;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.sent;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.config.Webhook;
import io.jenkins.plugins.releasereadiness.engine.notice.Delivery;
import io.jenkins.plugins.releasereadiness.engine.notice.Notice;
import io.jenkins.plugins.releasereadiness.engine.notice.NoticeKind;
import io.jenkins.plugins.releasereadiness.engine.notice.RetryPlan;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class NotificationsTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    /** Another plugin's way to tell people. */
    @TestExtension("anotherChannelIsToldTooAndOneThatFailsHarmsNobody")
    public static final class Chat extends NotificationChannel {
        static final List<String> SAID = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "chat";
        }

        @Override
        public List<String> receivers(Notice notice) {
            return notice.kind() == NoticeKind.GATE_FAILED ? List.of("#operations", "#broken") : List.of();
        }

        @Override
        public void send(Notice notice, String receiver) {
            if (receiver.equals("#broken")) {
                throw new IllegalStateException("a bug of somebody else");
            }
            SAID.add(receiver + " " + notice.text());
        }
    }

    @Test
    void healthyAndRecoveringReceiversGetSignedEventsAndTheReleaseTellsOfIt() throws Throwable {
        try (Receiver healthy = new Receiver();
                Receiver flaky = new Receiver()) {
            flaky.failTimes(1);
            session.then(j -> {
                Webhook gates = webhook("flaky", flaky.url());
                gates.setEvents("gate-passed");
                configure(QUICK, webhook("healthy", healthy.url()), gates);
                WorkflowRun run = gate(j, Result.SUCCESS, GREEN);
                awaitSent(run, 3);

                assertThat(healthy.taken())
                        .extracting(Receiver.Received::type)
                        .containsExactly(
                                "dev.cdevents.taskrun.finished.0.3.0",
                                "dev.cdeventsx.releasereadiness-release.completed.0.1.0");
                assertThat(healthy.received()).allSatisfy(message -> {
                    assertThat(message.signed()).isTrue();
                    assertThat(message.ceType()).isEqualTo(message.type());
                });
                assertThat(flaky.received())
                        .extracting(Receiver.Received::answered)
                        .containsExactly(503, 204);
                assertThat(flaky.received()).extracting(Receiver.Received::id).doesNotContainNull();
                assertThat(sent(run).stream()
                                .filter(line -> line.payload().get("to").equals("flaky"))
                                .map(line -> line.payload().get("attempts")))
                        .containsExactly(2L);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(communications(run))
                                .contains("webhook: healthy", "webhook: flaky", "Delivered at attempt 2"));
                awaitQueued(Delivery.State.WAITING, 0);
            });
        }
    }

    @Test
    void aBuildWaitsForNoReceiverAndASlowOneHoldsNoOther() throws Throwable {
        try (Receiver slow = new Receiver();
                Receiver other = new Receiver()) {
            CountDownLatch open = slow.hold();
            session.then(j -> {
                configure(QUICK, webhook("slow", slow.url()), webhook("other", other.url()));
                WorkflowRun run = gate(j, Result.SUCCESS, GREEN);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(other.taken()).hasSize(2));
                assertThat(slow.received()).hasSizeLessThan(2);
                open.countDown();
                awaitSent(run, 4);
            });
        }
    }

    @Test
    void aRestartLosesNothingAndTellsNothingTwice() throws Throwable {
        try (Receiver receiver = new Receiver()) {
            receiver.answer(503);
            session.then(j -> {
                configure(
                        new RetryPlan(Duration.ofSeconds(4), Duration.ofSeconds(4), 100),
                        webhook("ops", receiver.url()));
                gate(j, Result.SUCCESS, GREEN);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(receiver.received()).hasSizeGreaterThan(1));
            });
            receiver.answer(204);
            session.then(j -> {
                WorkflowRun run =
                        j.jenkins.getItemByFullName("shop", WorkflowJob.class).getBuildByNumber(1);
                awaitSent(run, 2);
                assertThat(receiver.taken())
                        .extracting(Receiver.Received::id)
                        .hasSize(2)
                        .doesNotHaveDuplicates();
                awaitQueued(Delivery.State.WAITING, 0);
            });
        }
    }

    @Test
    void anotherChannelIsToldTooAndOneThatFailsHarmsNobody() throws Throwable {
        session.then(j -> {
            DeliveryQueue.get().setPlan(QUICK);
            WorkflowRun run = gate(j, Result.FAILURE, RED);
            awaitSent(run, 2);

            awaitQueued(Delivery.State.DEAD, 1);
            assertThat(Chat.SAID).hasSize(1).first().asString().startsWith("#operations Gate tests of shop: FAILED");
            assertThat(DeliveryQueue.get().list(Delivery.State.DEAD))
                    .extracting(Delivery::receiver)
                    .containsExactly("#broken");
        });
    }
}
