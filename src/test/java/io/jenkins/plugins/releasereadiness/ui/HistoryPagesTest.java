package io.jenkins.plugins.releasereadiness.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.releasereadiness.config.EffectivePolicy;
import io.jenkins.plugins.releasereadiness.config.Policies;
import io.jenkins.plugins.releasereadiness.engine.Samples;
import io.jenkins.plugins.releasereadiness.engine.gate.GateEvaluator;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyText;
import io.jenkins.plugins.releasereadiness.engine.record.GateContexts;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.Scorer;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class HistoryPagesTest {
    private static final String POLICY = """
            version: 1
            name: halves
            sources: {scan: {format: sarif, files: scan.sarif}}
            categories: {quality: {title: Quality, weight: 1}}
            questions:
              a: {category: quality, text: A?, severity: low, pass: ["scan.high <= 4"]}
              b: {category: quality, text: B?, severity: low, pass: ["scan.high <= 8"]}
            thresholds: {overall: 50}
            gates: {launch: {title: Launch, phase: production, checks: {ready: {text: Ready, thresholds: met}}}}
            """;

    private static JenkinsRule jenkins;

    private FreeStyleProject job;

    @BeforeAll
    static void remember(JenkinsRule rule) {
        jenkins = rule;
    }

    @BeforeEach
    void create() throws Exception {
        job = jenkins.createFreeStyleProject();
    }

    @AfterEach
    void cleanUp() throws Exception {
        jenkins.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
        jenkins.jenkins.setAuthorizationStrategy(new AuthorizationStrategy.Unsecured());
        job.delete();
    }

    /** A scored release: 100 with up to 4 findings, 50 with up to 8, else 0; 50 are needed. */
    private Run<?, ?> release(String version, long high) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        EffectivePolicy policy = Policies.load(PolicyText.file("readiness.yml", POLICY), PolicyFiles.NONE, Map.of());
        BuildRecord record = ReleaseRecords.of(build);
        record.start(
                "alice",
                new Release(
                        "shop",
                        Optional.of(version),
                        Optional.empty(),
                        build.getFullDisplayName(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()),
                policy.snapshot(),
                TaskListener.NULL);
        record.write(
                TaskListener.NULL,
                writer -> writer.evidence("alice", Samples.present("scan", Map.of("high", high)), List.of()));
        Scorecard card = new Scorer(policy.policy())
                .score(GateContexts.scoreInput(policy.policy(), record.record().orElseThrow(), Samples.NOW));
        record.write(TaskListener.NULL, writer -> writer.scorecard("alice", card));
        GateResult gate = new GateEvaluator(
                        policy.policy(),
                        GateContexts.of(
                                policy.policy(),
                                record.record().orElseThrow(),
                                Samples.NOW,
                                new GateContexts.Surroundings(
                                        file -> Optional.empty(), variable -> false, Optional.empty())))
                .evaluate(policy.policy().gate("launch").orElseThrow());
        record.write(TaskListener.NULL, writer -> writer.gate("alice", gate, false));
        return build;
    }

    private String replay(Map<String, String> values) throws Exception {
        HtmlPage page = jenkins.createWebClient().goTo("manage/" + PolicyReplayPage.URL_NAME + "/");
        HtmlForm form = page.getFormByName("replay");
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (value.getKey().equals("categoryMinima")) {
                form.getTextAreaByName(value.getKey()).setText(value.getValue());
            } else {
                form.getInputByName(value.getKey()).setValue(value.getValue());
            }
        }
        HtmlPage answer = jenkins.submit(form);
        return answer.asNormalizedText();
    }

    @Test
    void replayTellsWhatOtherThresholdsWouldHaveBlocked() throws Exception {
        release("1.0.0", 3);
        release("1.1.0", 6);
        release("1.2.0", 9);
        jenkins.buildAndAssertSuccess(job);
        release("1.3.0", 7);

        assertThat(replay(Map.of("overallMinimum", "80", "job", job.getFullName())))
                .contains("These thresholds would have blocked 3 of 4 releases: 2 newly blocked, 0 newly ready.")
                .contains("overall score 50 < 80", job.getFullName() + " #5")
                .contains("These thresholds would have stopped 3 of 4 gates: 2 newly stopped, 0 newly passed.")
                .containsPattern("Gate: Launch\\s+PASSED\\s+FAILED.*\\(changed\\)\\s+ready: overall score 50 < 80");
        assertThat(replay(Map.of("categoryMinima", "quality: 60", "builds", "2")))
                .contains("would have blocked 2 of 2 releases: 1 newly blocked");
        assertThat(replay(Map.of())).contains("would have blocked 1 of 4 releases: 0 newly blocked");
    }

    @Test
    void replaySaysWhatIsWrongWithTheFormAndNamesRecordsItCannotRead() throws Exception {
        Run<?, ?> broken = release("1.0.0", 3);
        release("1.1.0", 3);
        Path ledger = broken.getRootDir().toPath().resolve("release-readiness/ledger.jsonl");
        Files.writeString(ledger, Files.readString(ledger).replace("\"high\":3", "\"high\":0"));
        job.doReload();

        assertThat(replay(Map.of("overallMinimum", "80")))
                .contains("These records cannot be judged again:", job.getFullName() + " #1")
                .contains("would have blocked 0 of 1 release");
        assertThat(replay(Map.of("overallMinimum", "eighty")))
                .contains("A minimum is a number between 0 and 100. This is none: eighty");
        assertThat(replay(Map.of("categoryMinima", "quality")))
                .contains("Write a category and its minimum on each line");
        assertThat(replay(Map.of("job", "nowhere"))).contains("There is no job nowhere.");
        assertThat(replay(Map.of("builds", "0"))).contains("a whole number from 1 to 200");
    }

    @Test
    void replayIsForAdministratorsAndNeedsAPost() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("alice"));
        URL url = new URL(jenkins.getURL(), "manage/" + PolicyReplayPage.URL_NAME + "/replay");
        try (JenkinsRule.WebClient web = jenkins.createWebClient()) {
            web.setThrowExceptionOnFailingStatusCode(false);
            web.login("alice");
            WebRequest post = new WebRequest(url, HttpMethod.POST);
            web.addCrumb(post);
            assertThat(web.getPage(post).getWebResponse().getStatusCode()).isEqualTo(403);
            web.login("admin");
            assertThat(web.getPage(url).getWebResponse().getStatusCode()).isEqualTo(405);
        }
    }

    @Test
    void jobTellsTheStateOfItsReleasesOnItsPageAndByRest() throws Exception {
        Fields nothing = rest();
        assertThat(nothing.has("latest")).isFalse();
        assertThat(nothing.has("lastActivity")).isFalse();
        assertThat(page()).doesNotContain("Release state");

        Run<?, ?> first = release("1.0.0", 3);
        ReleaseRecords.of(first)
                .write(
                        TaskListener.NULL,
                        writer -> writer.append(
                                "bob",
                                EntryKind.DECISION,
                                Map.of("decision", Map.of("outcome", "GO", "maker", "bob", "reason", "fine"))));
        Run<?, ?> second = release("1.1.0", 3);
        ReleaseRecords.of(second)
                .write(TaskListener.NULL, writer -> writer.phase("alice", Phase.STAGING, false, "staging"));

        Fields state = rest();
        assertThat(state.text("product")).isEqualTo("shop");
        assertThat(state.text("version")).isEqualTo("1.1.0");
        assertThat(state.text("phase")).isEqualTo("staging");
        assertThat(state.object("lastRelease").text("version")).isEqualTo("1.0.0");
        assertThat(state.object("lastRelease").count("build")).isEqualTo(1);
        assertThat(state.time("lastActivity")).isNotNull();
        assertThat(page())
                .contains("Release state", "shop 1.1.0 (#2)", "Phase 2 staging is running", "shop 1.0.0 (#1)");
    }

    private Fields rest() throws Exception {
        return Fields.of(
                Json.read(jenkins.createWebClient()
                        .goTo(job.getUrl() + "release-readiness/api/json", "application/json")
                        .getWebResponse()
                        .getContentAsString()),
                "");
    }

    private String page() throws Exception {
        return jenkins.createWebClient().getPage(job).asNormalizedText();
    }
}
