package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import hudson.model.User;
import hudson.tasks.Mailer;
import io.jenkins.plugins.releasereadiness.config.NotificationConfiguration;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalRequest;
import io.jenkins.plugins.releasereadiness.engine.notice.Notice;
import io.jenkins.plugins.releasereadiness.engine.notice.NoticeKind;
import io.jenkins.plugins.releasereadiness.notify.MailServer;
import io.jenkins.plugins.releasereadiness.notify.NotificationChannel;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who is told of an approval that waits, and when. */
@WithJenkins
class ApprovalNoticesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private record Told(NoticeKind kind, String whom, Instant at) {}

    /** Tells the people themselves, whoever they are. */
    @TestExtension
    public static final class Chat extends NotificationChannel {
        private static final List<Told> TOLD = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "chat";
        }

        @Override
        public List<String> receivers(Notice notice) {
            return notice.people();
        }

        @Override
        public void send(Notice notice, String receiver) {
            TOLD.add(new Told(notice.kind(), receiver, Instant.now()));
        }
    }

    @Test
    void reminderAndEscalationReachThoseWhoAreAskedOnceAndNotBeforeTheirTime(JenkinsRule j) throws Exception {
        ApprovalScene scene = ApprovalScene.in(j).withPolicy("""
                version: 1
                name: strict
                approval:
                  minReasonLength: 0
                  acknowledge: false
                  rules: ['user:bob']
                  escalate: {after: 2s, to: 'user:alice'}
                  deadline: 1h
                  remindBefore: 3596s
                """);
        try (MailServer mails = new MailServer().use(j.jenkins)) {
            for (String id : List.of(ApprovalScene.ALICE, ApprovalScene.BOB)) {
                User.getOrCreateByIdOrFullName(id).addProperty(new Mailer.UserProperty(id + "@example.com"));
            }
            NotificationConfiguration.get().setMailApprovers(true);

            WorkflowRun run = scene.ask("awaitReleaseApproval()");
            ApprovalRequest request = ApprovalScene.state(run).request();

            await().atMost(PATIENCE)
                    .until(() -> Chat.TOLD.size() == 3 && mails.mails().size() == 3);
            assertThat(Chat.TOLD)
                    .extracting(Told::kind, Told::whom)
                    .containsExactly(
                            tuple(NoticeKind.APPROVAL_REQUESTED, "user:bob"),
                            tuple(NoticeKind.APPROVAL_ESCALATED, "user:alice"),
                            tuple(NoticeKind.APPROVAL_REMINDED, "user:bob"));
            assertThat(Chat.TOLD.get(1).at())
                    .isAfterOrEqualTo(request.escalateAt().orElseThrow());
            assertThat(Chat.TOLD.get(2).at())
                    .isAfterOrEqualTo(request.remindAt().orElseThrow());
            assertThat(mails.mails())
                    .extracting(MailServer.Mail::to)
                    .containsExactly("bob@example.com", "alice@example.com", "bob@example.com");
            assertThat(mails.mails().get(1).text())
                    .contains("escalated: nobody decided in time; (user:alice):1 may decide from now on");
            assertThat(mails.mails().get(2).text()).contains("reminder: waiting for 1 more of (user:bob):1");

            scene.approve(ApprovalScene.ALICE, run);
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ReleaseRecords.of(run)
                                    .record()
                                    .orElseThrow()
                                    .notifications())
                            .filteredOn(line -> line.payload().get("outcome").equals("delivered"))
                            .extracting(line -> line.payload().get("to"))
                            .containsExactlyInAnyOrder(
                                    "user:bob",
                                    "user:alice",
                                    "user:bob",
                                    "bob@example.com",
                                    "alice@example.com",
                                    "bob@example.com"));
            assertThat(Chat.TOLD).as("each of them told once").hasSize(3);
        }
    }
}
