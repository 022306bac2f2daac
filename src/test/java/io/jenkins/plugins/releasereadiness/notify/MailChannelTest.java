package io.jenkins.plugins.releasereadiness.notify;

import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.RED;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.awaitSent;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.gate;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.sent;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.config.NotificationConfiguration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class MailChannelTest {
    @Test
    void mailGoesOutByTheServerOfTheMailerPlugin(JenkinsRule j) throws Exception {
        try (MailServer server = new MailServer().use(j.jenkins)) {
            NotificationConfiguration.get().setMailTo("ops@example.com");
            WorkflowRun run = gate(j, Result.FAILURE, RED);
            awaitSent(run, 1);

            assertThat(sent(run).get(0).payload())
                    .containsEntry("to", "ops@example.com")
                    .containsEntry("channel", "mail")
                    .containsEntry("outcome", "delivered");
            assertThat(server.mails()).singleElement().satisfies(mail -> {
                assertThat(mail.to()).isEqualTo("ops@example.com");
                assertThat(mail.text()).contains("Gate tests of shop: FAILED");
            });
        }
    }
}
