package io.jenkins.plugins.releasereadiness.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.releasereadiness.config.NotificationConfiguration;
import io.jenkins.plugins.releasereadiness.config.Webhook;
import io.jenkins.plugins.releasereadiness.engine.notice.Delivery;
import io.jenkins.plugins.releasereadiness.engine.notice.Notice;
import io.jenkins.plugins.releasereadiness.engine.notice.NoticeKind;
import io.jenkins.plugins.releasereadiness.engine.notice.RetryPlan;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class NotificationsTest {
    private static final String POLICY = """
            version: 1
            name: small
            sources:
              unit: {format: junit, files: "reports/TEST-*.xml"}
            gates:
              tests:
                title: Tests
                phase: stabilization
                whenItFails: Repair and test again.
                checks:
                  green: {text: The tests pass, severity: critical, pass: [unit.failed = 0]}
            """;
    private static final String GREEN =
            "<testsuite name=\"a\" tests=\"1\"><testcase classname=\"a\" name=\"b\"/></testsuite>";
    private static final RetryPlan QUICK = new RetryPlan(Duration.ofMillis(50), Duration.ofMillis(100), 3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

    private static Webhook webhook(String name, String url) {
        Webhook webhook = new Webhook(name, url);
        webhook.setCredentialsId("hook-secret");
        return webhook;
    }

    private static void configure(RetryPlan plan, Webhook... webhooks) throws IOException {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(
                        CredentialsScope.GLOBAL, "hook-secret", "", Secret.fromString(Receiver.SECRET)));
        SystemCredentialsProvider.getInstance().save();
        NotificationConfiguration.get().setWebhooks(List.of(webhooks));
        DeliveryQueue.get().setPlan(plan);
    }

    private static WorkflowRun gate(JenkinsRule j, Result expected, String report) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition(
                "node { writeFile file: 'readiness.yml', text: '''" + POLICY
                        + "'''\nwriteFile file: 'reports/TEST-a.xml', text: '''" + report
                        + "'''\nqualityGate 'tests' }",
                true));
        return j.buildAndAssertStatus(expected, job);
    }

    private static List<Line> sent(WorkflowRun run) throws IOException {
        return ReleaseRecords.find(run).orElseThrow().record().orElseThrow().notifications();
    }

    private static void awaitSent(WorkflowRun run, int entries) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sent(run)).hasSize(entries));
    }

    /** The ledger is written before the queue. */
    private static void awaitQueued(Delivery.State state, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(DeliveryQueue.get().list(state)).hasSize(count));
    }

    private static String communications(WorkflowRun run) throws IOException {
        try (java.io.InputStream file = run.getArtifactManager()
                .root()
                .child("release-evidence/deployment-communications.md")
                .open()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
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
                WorkflowRun run = gate(j, Result.FAILURE, GREEN.replace("/></", "><failure/></testcase></"));
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
            WorkflowRun run = gate(j, Result.FAILURE, GREEN.replace("/></", "><failure/></testcase></"));
            awaitSent(run, 2);

            awaitQueued(Delivery.State.DEAD, 1);
            assertThat(Chat.SAID).hasSize(1).first().asString().startsWith("#operations Gate tests of shop: FAILED");
            assertThat(DeliveryQueue.get().list(Delivery.State.DEAD))
                    .extracting(Delivery::receiver)
                    .containsExactly("#broken");
        });
    }

    @Test
    void mailGoesOutByTheServerOfTheMailerPlugin() throws Throwable {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread smtp = new Thread(() -> smtp(server, lines), "smtp");
            smtp.setDaemon(true);
            smtp.start();
            session.then(j -> {
                hudson.tasks.Mailer.DescriptorImpl mailer =
                        j.jenkins.getDescriptorByType(hudson.tasks.Mailer.DescriptorImpl.class);
                mailer.setSmtpHost("127.0.0.1");
                mailer.setSmtpPort(Integer.toString(server.getLocalPort()));
                NotificationConfiguration.get().setMailTo("ops@example.com");
                WorkflowRun run = gate(j, Result.FAILURE, GREEN.replace("/></", "><failure/></testcase></"));
                awaitSent(run, 1);

                assertThat(sent(run).get(0).payload())
                        .containsEntry("to", "ops@example.com")
                        .containsEntry("channel", "mail")
                        .containsEntry("outcome", "delivered");
                assertThat(String.join("\n", lines)).contains("Gate tests of shop: FAILED", "ops@example.com");
            });
        }
    }

    /** The least that a mail server says. */
    private static void smtp(ServerSocket server, List<String> lines) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
                say(socket, "220 ready");
                boolean data = false;
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    lines.add(line);
                    if (data) {
                        data = !line.equals(".");
                        if (!data) {
                            say(socket, "250 taken");
                        }
                    } else if (line.equals("DATA")) {
                        data = true;
                        say(socket, "354 go on");
                    } else {
                        say(socket, line.equals("QUIT") ? "221 bye" : "250 well");
                    }
                }
            } catch (IOException e) {
                lines.add("! " + e.getMessage());
            }
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Test
    void formsRefuseWhatCannotBeUsedAndKeepTheRest() throws Throwable {
        session.then(j -> {
            Webhook.DescriptorImpl form = (Webhook.DescriptorImpl) j.jenkins.getDescriptorOrDie(Webhook.class);
            assertThat(form.doCheckUrl("ftp://example.com").kind).isEqualTo(hudson.util.FormValidation.Kind.ERROR);
            assertThat(form.doCheckUrl("https://user:word@example.com").kind)
                    .isEqualTo(hudson.util.FormValidation.Kind.ERROR);
            assertThat(form.doCheckUrl("http://example.com").kind).isEqualTo(hudson.util.FormValidation.Kind.WARNING);
            assertThat(form.doCheckUrl("https://example.com/hook").kind).isEqualTo(hudson.util.FormValidation.Kind.OK);
            assertThat(form.doCheckEvents("gate-failed\nrollback-finish").getMessage())
                    .contains("rollback-finish", "rollback-finished");

            Webhook webhook = new Webhook("ops", "https://example.com/hook");
            webhook.setEvents("gate-failed");
            NotificationConfiguration configuration = NotificationConfiguration.get();
            configuration.setWebhooks(List.of(webhook));
            configuration.setMailApprovers(true);
            j.configRoundtrip();

            List<String> kept = new ArrayList<>();
            configuration
                    .getWebhooks()
                    .forEach(one -> kept.add(one.getName() + " " + one.getUrl() + " " + one.getEvents()));
            assertThat(kept).containsExactly("ops https://example.com/hook gate-failed");
            assertThat(configuration.isMailApprovers()).isTrue();
        });
    }
}
