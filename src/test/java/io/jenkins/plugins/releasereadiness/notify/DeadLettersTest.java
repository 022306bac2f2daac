package io.jenkins.plugins.releasereadiness.notify;

import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.QUICK;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.RED;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.awaitQueued;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.awaitSent;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.configure;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.gate;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.sent;
import static io.jenkins.plugins.releasereadiness.notify.NotifiedBuild.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.config.NotificationConfiguration;
import io.jenkins.plugins.releasereadiness.engine.notice.Delivery;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What nobody takes. */
class DeadLettersTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @Test
    void aDeadReceiverMakesDeadLettersThatAdministratorsAloneSeeAndSendAgain() throws Throwable {
        try (Receiver late = new Receiver()) {
            String nobody;
            try (Receiver gone = new Receiver()) {
                nobody = gone.url();
            }
            session.then(j -> {
                j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
                j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                        .grant(Jenkins.ADMINISTER)
                        .everywhere()
                        .to("admin")
                        .grant(Jenkins.READ, Jenkins.MANAGE)
                        .everywhere()
                        .to("manager"));
                configure(QUICK, webhook("ops", nobody));
                WorkflowRun run = gate(j, Result.FAILURE, RED);
                awaitSent(run, 1);
                awaitQueued(Delivery.State.DEAD, 1);
                List<Delivery> dead = DeliveryQueue.get().list(Delivery.State.DEAD);
                assertThat(sent(run).get(0).payload())
                        .containsEntry("outcome", "not-delivered")
                        .containsEntry("attempts", 3L)
                        .containsEntry("problem", "it refused the connection");
                assertThat(j.jenkins
                                .getAdministrativeMonitor(DeadLetters.class.getName())
                                .isActivated())
                        .isTrue();

                assertThat(status(j, "manager", HttpMethod.GET, "")).isEqualTo(403);
                assertThat(status(
                                j,
                                "manager",
                                HttpMethod.POST,
                                "resend?id=" + dead.get(0).id()))
                        .isEqualTo(403);
                assertThat(status(
                                j,
                                "admin",
                                HttpMethod.GET,
                                "resend?id=" + dead.get(0).id()))
                        .isEqualTo(405);
                assertThat(status(j, "admin", HttpMethod.POST, "discard?id=unknown"))
                        .isEqualTo(404);

                NotificationConfiguration.get().setWebhooks(List.of(webhook("ops", late.url())));
                HtmlPage page = j.createWebClient().login("admin").goTo("manage/release-notifications/");
                assertThat(page.asNormalizedText()).contains("it refused the connection", "webhook: ops");
                j.submit(page.getForms().stream()
                        .filter(form -> form.getActionAttribute().equals("resend"))
                        .findFirst()
                        .orElseThrow());
                awaitSent(run, 2);
                assertThat(late.taken()).hasSize(1);
                assertThat(sent(run).get(1).payload()).containsEntry("outcome", "delivered");
                awaitQueued(Delivery.State.DEAD, 0);
            });
        }
    }

    private static int status(JenkinsRule j, String user, HttpMethod method, String path) throws Exception {
        JenkinsRule.WebClient client = j.createWebClient().login(user).withThrowExceptionOnFailingStatusCode(false);
        WebRequest request = new WebRequest(new URL(j.getURL(), "manage/release-notifications/" + path), method);
        if (method == HttpMethod.POST) {
            client.addCrumb(request);
        }
        return client.getPage(request).getWebResponse().getStatusCode();
    }
}
