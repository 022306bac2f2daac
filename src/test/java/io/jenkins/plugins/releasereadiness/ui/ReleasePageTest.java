package io.jenkins.plugins.releasereadiness.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.Page;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ReleasePageTest {
    private static final String NEW_BUILD_PAGE = "new-build-page.flag.defaultValue";
    private static final String HOSTILE =
            "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{x}} ${7*7} javascript:alert(1)";

    @AfterEach
    void classicPageAgain() {
        System.clearProperty(NEW_BUILD_PAGE);
        System.clearProperty("hudson.security.ArtifactsPermission");
    }

    @Test
    void classicBuildPageTellsTheFiveLinesAndTheNewOneHasThemInAWidget(JenkinsRule j) throws Exception {
        FreeStyleBuild build = build(j);
        Records.blocked(build, "shop");
        try (JenkinsRule.WebClient client = j.createWebClient()) {
            HtmlPage classic = client.getPage(build);
            assertThat(only(classic, ".rr-lines").getTextContent())
                    .contains("BLOCKED; 1 open, worst critical")
                    .contains("41.25 of 80 required; verified 41.25, up to 83.5")
                    .contains("0 of 1 passed: shop FAILED")
                    .contains("NO-GO by shop")
                    .contains("ROLLED BACK");
            assertThat(classic.querySelectorAll(".app-summary .rr-lines")).hasSize(1);

            System.setProperty(NEW_BUILD_PAGE, "true");
            HtmlPage renewed = client.getPage(build);
            assertThat(renewed.querySelectorAll("#release-readiness .rr-lines")).hasSize(1);
            assertThat(renewed.querySelectorAll(".rr-lines"))
                    .as("not in the card of the old page too")
                    .hasSize(1);
            assertThat(renewed.querySelectorAll(".app-build-tabs a[href$='/release-readiness']"))
                    .hasSize(1);
            assertThat(client.getPage(build, "release-readiness/").querySelectorAll(".app-build-bar"))
                    .hasSize(1);
        }
    }

    @Test
    void whatIsStillOpenIsSaidSo(JenkinsRule j) throws Exception {
        FreeStyleBuild build = build(j);
        Records.waiting(build);
        try (JenkinsRule.WebClient client = j.createWebClient()) {
            assertThat(only(client.getPage(build), ".rr-lines").getTextContent())
                    .contains("no scorecard was made")
                    .contains("no gate was checked")
                    .contains("waiting for a decision")
                    .contains("waiting for a rollback decision");
            assertThat(client.getPage(build, "release-readiness/").asNormalizedText())
                    .contains("No scorecard was made.");
        }
    }

    /** As an archived file the report has no styles, since Jenkins lets none inside of such pages. */
    @Test
    void theReportIsServedStyledUnderAPolicyThatAllowsNothingElse(JenkinsRule j) throws Exception {
        FreeStyleBuild build = build(j);
        Records.blocked(build, "shop");
        try (JenkinsRule.WebClient client = j.createWebClient()) {
            HtmlPage detail = client.getPage(build, "release-readiness/");
            HtmlPage report = detail.getAnchorByText("The readiness report as a page, to read and print")
                    .click();
            assertThat(report.getWebResponse().getResponseHeaderValue("Content-Security-Policy"))
                    .startsWith("default-src 'none'; style-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(report.querySelectorAll("style, script, [style]")).isEmpty();
            String href = ((DomElement) only(report, "link[rel=stylesheet]")).getAttribute("href");
            Page css = client.getPage(report.getFullyQualifiedUrl(href));
            assertThat(css.getWebResponse().getContentType()).isEqualTo("text/css");
            assertThat(css.getWebResponse().getContentAsString()).contains("@media print");
            assertThat(only(report, "h1").getTextContent()).contains("shop");
            assertThat(detail.querySelectorAll("details .rr-digest")).isNotEmpty();
            assertThat(detail.querySelectorAll("[id^=rr-success-]"))
                    .as("success criteria")
                    .hasSize(4);
            assertThat(detail.querySelectorAll("[id^=rr-handoff-]"))
                    .as("hand-off")
                    .hasSize(5);
        }
    }

    @Test
    void buildWithoutRecordHasNoPage(JenkinsRule j) throws Exception {
        FreeStyleBuild build = build(j);
        try (JenkinsRule.WebClient client = j.createWebClient()) {
            assertThat(client.getPage(build).asXml()).doesNotContain("rr-").doesNotContain("release-readiness");
            assertThat(client.getPage(build.getParent()).querySelectorAll(".rr-trend"))
                    .isEmpty();
            client.assertFails(build.getUrl() + "release-readiness/", 404);
        }
    }

    @Test
    void scorecardIsFilteredByLinksThatNeedNoScript(JenkinsRule j) throws Exception {
        FreeStyleBuild build = build(j);
        Records.blocked(build, "shop");
        try (JenkinsRule.WebClient client = j.createWebClient()) {
            client.setJavaScriptEnabled(false);
            HtmlPage page = client.getPage(build, "release-readiness/");
            assertThat(questions(page)).containsExactly("yes", "warning", "no", "unknown", "waived");
            assertThat(only(page, ".rr-filter").getTextContent()).contains("All (5)", "Open (3)", "Unknown (1)");

            HtmlPage open = page.getAnchorByHref("?show=open#rr-scorecard").click();
            assertThat(questions(open)).containsExactly("warning", "no", "unknown");
            assertThat(only(open, ".rr-filter [aria-current]").getTextContent()).isEqualTo("Open (3)");
            assertThat(questions(client.getPage(build, "release-readiness/?show=waived")))
                    .containsExactly("waived");
            assertThat(questions(client.getPage(build, "release-readiness/?show=" + "x".repeat(3000))))
                    .hasSize(5);
        }
    }

    @Test
    void everyTableHasHeadersAndANameAndEveryPictureAText(JenkinsRule j) throws Exception {
        FreeStyleBuild build = build(j);
        Records.blocked(build, "shop");
        try (JenkinsRule.WebClient client = j.createWebClient()) {
            HtmlPage page = client.getPage(build, "release-readiness/");
            assertThat(page.querySelectorAll(".rr-page table"))
                    .hasSizeGreaterThan(6)
                    .allSatisfy(table -> {
                        DomElement element = (DomElement) table;
                        String label = element.getAttribute("aria-labelledby");
                        assertThat(
                                        label.isEmpty()
                                                ? element.getAttribute("aria-label")
                                                : page.getElementById(label).getTextContent())
                                .isNotBlank();
                        assertThat(table.querySelectorAll("thead th"))
                                .isNotEmpty()
                                .allSatisfy(header -> assertThat(((DomElement) header).getAttribute("scope"))
                                        .isEqualTo("col"));
                    });
            assertThat(page.querySelectorAll("svg[role=img]"))
                    .isNotEmpty()
                    .allSatisfy(picture -> assertThat(((DomElement) picture).getAttribute("aria-label"))
                            .isNotBlank());
        }
    }

    @Test
    void nothingThatReportsOrPeopleSayBecomesMarkup(JenkinsRule j) throws Exception {
        FreeStyleBuild build = build(j);
        build.setDisplayName(HOSTILE);
        Records.blocked(build, HOSTILE);
        try (JenkinsRule.WebClient client = j.createWebClient()) {
            client.setJavaScriptEnabled(false);
            safe(client.getPage(build), ".rr-lines");
            safe(client.getPage(build, "release-readiness/"), ".rr-page");
            safe(client.getPage(build.getParent()), ".rr-trend");
            System.setProperty(NEW_BUILD_PAGE, "true");
            safe(client.getPage(build), ".rr-lines");
            String xml = client.goTo(build.getUrl() + "release-readiness/api/xml", "application/xml")
                    .getWebResponse()
                    .getContentAsString();
            assertThat(xml)
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script>")
                    .doesNotContain("<img ");
        }
    }

    @Test
    void whoMayNotReadTheJobLearnsNothing(JenkinsRule j) throws Exception {
        FreeStyleBuild build = build(j);
        Records.blocked(build, "shop");
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ)
                .everywhere()
                .to("reader")
                .grant(Item.DISCOVER)
                .everywhere()
                .to("finder"));
        try (JenkinsRule.WebClient client = j.createWebClient()) {
            for (String path : new String[] {"", "?show=open", "api/json", "api/xml"}) {
                client.assertFails(build.getUrl() + "release-readiness/" + path, 404);
            }
            client.login("finder");
            client.assertFails(build.getUrl() + "release-readiness/", 403);
            client.assertFails(build.getUrl() + "release-readiness/api/json", 403);
        }
        try (JenkinsRule.WebClient client = j.createWebClient()) {
            client.login("reader");
            assertThat(client.getPage(build, "release-readiness/").asNormalizedText())
                    .contains("BLOCKED")
                    .contains("0123456789abcdef");

            System.setProperty("hudson.security.ArtifactsPermission", "true");
            assertThat(only(client.getPage(build, "release-readiness/"), ".rr-page")
                            .asNormalizedText())
                    .contains("You may not read the artifacts of this build.")
                    .doesNotContain("All files of the evidence bundle");
            assertThat(rest(client, build).objects("evidence").get(0).names())
                    .contains("source", "state")
                    .doesNotContain("facts", "inputs");
        }
    }

    @Test
    void restTellsTheWholeRecordAndTheBuildsOwnRestOnlyTheVerdict(JenkinsRule j) throws Exception {
        FreeStyleBuild build = build(j);
        Records.blocked(build, "shop");
        try (JenkinsRule.WebClient client = j.createWebClient()) {
            Fields record = rest(client, build);
            Fields card = record.object("scorecard");
            assertThat(card.text("recommendation")).isEqualTo("BLOCKED");
            assertThat(card.objects("questions")).hasSize(5);
            assertThat(record.objects("gates").get(0).text("outcome")).isEqualTo("FAILED");
            assertThat(record.objects("evidence").get(0).names()).contains("facts", "inputs");
            assertThat(record.text("rollback")).startsWith("ROLLED_BACK");
            assertThat(record.objects("timeline")).isNotEmpty();

            String own = client.goTo(build.getUrl() + "api/json?depth=3", "application/json")
                    .getWebResponse()
                    .getContentAsString();
            assertThat(own)
                    .contains("\"recommendation\":\"BLOCKED\"")
                    .contains("\"scoreLow\":\"41.25\"")
                    .doesNotContain("questions");
        }
    }

    @Test
    void jobPageDrawsTheScoresOfTheLastBuilds(JenkinsRule j) throws Exception {
        FreeStyleProject project = j.createFreeStyleProject("shop");
        Records.blocked(j.buildAndAssertSuccess(project), "shop");
        j.buildAndAssertSuccess(project);
        Records.blocked(j.buildAndAssertSuccess(project), "shop");
        try (JenkinsRule.WebClient client = j.createWebClient()) {
            HtmlPage page = client.getPage(project);
            DomNode trend = only(page, ".rr-trend");
            assertThat(trend.getTextContent())
                    .contains("#3: 41.25 of 80 required")
                    .contains("BLOCKED");
            assertThat(trend.querySelectorAll("circle"))
                    .as("builds without a score are left out")
                    .hasSize(2);
            assertThat(((DomElement) only(page, ".rr-trend__line")).getAttribute("points"))
                    .isEqualTo("0,58.75 300,58.75");
        }
    }

    private static void safe(HtmlPage page, String part) {
        DomNode node = only(page, part);
        assertThat(node.getTextContent()).contains("<script>alert(1)</script>").contains("${7*7}");
        assertThat(node.querySelectorAll("script, img, style, [style], [onerror], [onclick], [href^='javascript:']"))
                .isEmpty();
    }

    private static Fields rest(JenkinsRule.WebClient client, Run<?, ?> run) throws Exception {
        String json = client.goTo(run.getUrl() + "release-readiness/api/json", "application/json")
                .getWebResponse()
                .getContentAsString();
        return Fields.of(Json.read(json), "");
    }

    private static List<String> questions(HtmlPage page) {
        return page.querySelectorAll(".rr-table--questions tbody th").stream()
                .map(cell -> cell.getTextContent()
                        .replace("shop", "")
                        .replace("?", "")
                        .trim())
                .toList();
    }

    private static DomNode only(HtmlPage page, String selector) {
        var found = page.querySelectorAll(selector);
        assertThat(found).as(selector).hasSize(1);
        return found.get(0);
    }

    private static FreeStyleBuild build(JenkinsRule j) throws Exception {
        return j.buildAndAssertSuccess(j.createFreeStyleProject("shop"));
    }
}
