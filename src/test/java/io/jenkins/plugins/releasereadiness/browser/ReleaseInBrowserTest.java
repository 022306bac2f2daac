package io.jenkins.plugins.releasereadiness.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.BooleanParameterDefinition;
import hudson.model.ParametersDefinitionProperty;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.releasereadiness.config.NotificationConfiguration;
import io.jenkins.plugins.releasereadiness.config.Webhook;
import io.jenkins.plugins.releasereadiness.notify.Receiver;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Plays the example of the documentation as people would: a build by one, an approval by another, a rollback. The pages
 * are served with an enforced content security policy.
 */
@WithJenkins
class ReleaseInBrowserTest {
    private static final String CSP = "jenkins.security.csp.CspHeader.headerName";
    private static final Path EXAMPLES = Path.of("docs", "examples");

    private final Chromium chromium = Chromium.start();

    @TempDir
    private Path folder;

    @BeforeEach
    void enforceContentSecurityPolicy() {
        System.setProperty(CSP, "Content-Security-Policy");
    }

    @AfterEach
    void close() {
        System.clearProperty(CSP);
        chromium.close();
    }

    @Test
    void exampleIsApprovedByAnotherPersonDeployedFailsAndIsRolledBack(JenkinsRule j) throws Exception {
        j.timeout = 0;
        Path site = j.jenkins.getRootDir().toPath().resolve("userContent/shop");
        WorkflowJob job = shopRelease(j, site);
        String jenkins = j.getURL().toString();

        try (Receiver gone = new Receiver();
                Person bob = chromium.signIn(jenkins, "bob");
                Person alice = chromium.signIn(jenkins, "alice")) {
            gone.answer(410);
            NotificationConfiguration.get().setWebhooks(List.of(new Webhook("gone", gone.url())));
            bob.open("job/shop-release/build?delay=0sec");
            bob.button("Build").click();
            await().atMost(Duration.ofMinutes(2)).until(() -> job.getLastBuild() != null);
            WorkflowRun build = job.getLastBuild();
            awaitLine("[APPROVAL REQUEST]", build);

            bob.open(build.getUrl());
            assertThat(bob.link("shop 1.4.0")).isVisible();
            bob.check(".rr-lines", "build-page");
            bob.open(build.getUrl() + "release-approval/");
            assertThat(bob.heading("Who decides")).isVisible();
            assertThat(bob.button("Approve")).hasCount(0);

            alice.open("release-inbox/");
            assertThat(alice.link("shop 1.4.0")).isVisible();
            alice.check("#main-panel", "inbox");
            alice.open(build.getUrl() + "release-readiness/");
            assertThat(alice.button("Attest")).isVisible();
            alice.check("form[name=attest]", "attest-form");
            alice.open("manage/release-notifications/");
            assertThat(alice.button("Send again").first()).isVisible();
            alice.check("#main-panel", "dead-letters");
            alice.open("manage/release-readiness-replay/");
            alice.button("Replay").click();
            assertThat(alice.heading("Result")).isVisible();
            alice.check("#main-panel", "policy-replay");

            alice.open(build.getUrl() + "release-approval/");
            alice.check("#main-panel", "approval-page");
            alice.field("Why?").fill("Reports, notes and the way back were read");
            alice.field("I have read").focus();
            alice.press("Space");
            alice.button("Approve").click();
            awaitLine("[ROLLBACK DECISION]", build);

            alice.open(build.getUrl() + "rollback/");
            alice.check("#main-panel", "rollback-page");
            alice.field("Reason").first().fill("Checkout fails for customers");
            alice.button("Roll back now").click();
            await().atMost(Duration.ofMinutes(2)).until(() -> !build.isBuilding());

            alice.open(build.getUrl() + "release-readiness/");
            assertThat(alice.heading("shop 1.4.0")).isVisible();
            alice.check(".rr-page", "detail-page");
            assertThat(alice.text()).contains("READY").contains("Rolled back to 1.3.2 and verified");
            alice.open(job.getUrl());
            alice.check(".rr-trend", "job-page");
        }
        assertThat(site.resolve("health.txt")).content().isEqualTo("shop 1.3.2\nstatus: ok\n");
    }

    /** Longer than Jenkins' own waiting, which gives up after a minute: a busy machine needs more for the whole example. */
    private static void awaitLine(String text, WorkflowRun build) throws Exception {
        await().atMost(Duration.ofMinutes(4))
                .until(() -> JenkinsRule.getLog(build).contains(text) || !build.isBuilding());
        assertThat(JenkinsRule.getLog(build)).contains(text);
    }

    private WorkflowJob shopRelease(JenkinsRule j, Path site) throws Exception {
        Path sources = folder.resolve("sources");
        prepare(sources, site, j.getURL().toString());
        Path configuration = Files.writeString(
                folder.resolve("jenkins.yaml"),
                Files.readString(EXAMPLES.resolve("jenkins.yaml"))
                        .replace("${SHOP_SOURCES}", sources.toString())
                        .replace("${SHOP_SITE}", site.toString())
                        .replace("${SHOP_JENKINS}", j.getURL().toString()));
        ConfigurationAsCode.get().configure(configuration.toUri().toString());

        WorkflowJob job = j.createProject(WorkflowJob.class, "shop-release");
        job.addProperty(new ParametersDefinitionProperty(new BooleanParameterDefinition("BROKEN", true, "")));
        job.setDefinition(new CpsFlowDefinition(Files.readString(EXAMPLES.resolve("release.jenkinsfile")), true));
        return job;
    }

    private static void prepare(Path sources, Path site, String jenkins) throws Exception {
        Process process = new ProcessBuilder("src/demo/prepare.sh", sources.toString(), site.toString(), jenkins)
                .directory(new File("").getAbsoluteFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as("src/demo/prepare.sh").isZero();
    }
}
