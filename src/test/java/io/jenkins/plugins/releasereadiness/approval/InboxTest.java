package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.inbox.Inbox;
import java.net.URI;
import java.util.List;
import jenkins.management.Badge;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What waits, at the root of Jenkins: each sees what they may see, and finds what waits for them. */
@WithJenkins
class InboxTest {
    private static final String EVIL = "<script>alert(1)</script>\"'><img src=x>";

    private static JenkinsRule j;
    private static ApprovalScene scene;
    private static WorkflowJob secret;

    @BeforeAll
    static void open(JenkinsRule rule) throws Exception {
        j = rule;
        scene = ApprovalScene.in(rule);
        secret = scene.job("secret", "semaphore 'record'; awaitReleaseApproval(approvers: 'user:alice')");
        WorkflowJob shop =
                scene.job("shop", "semaphore 'record'; awaitReleaseApproval(approvers: 'group:release-managers:2')");
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ)
                .onItems(shop)
                .toEveryone()
                .grant(Item.READ, Item.BUILD, Item.CANCEL)
                .everywhere()
                .to(ApprovalScene.ALICE, ApprovalScene.BOB, ApprovalScene.STARTER));
    }

    @AfterEach
    void endAll() throws Exception {
        for (WorkflowJob job : j.jenkins.getAllItems(WorkflowJob.class)) {
            for (WorkflowRun run : job.getBuilds()) {
                if (run.isBuilding()) {
                    run.doKill();
                    j.waitForCompletion(run);
                }
            }
        }
        await().until(() -> WaitingApprovals.get().waiting().isEmpty());
    }

    @Test
    void eachSeesTheBuildsTheyMayReadAndWhatWaitsForThem() throws Exception {
        WorkflowRun shop = askIn("shop");
        WorkflowRun hidden = scene.ask(secret);

        Fields alice = inbox(ApprovalScene.ALICE, "");
        assertThat(alice.count("waiting")).isEqualTo(2);
        assertThat(alice.count("mine")).isEqualTo(2);
        assertThat(builds(alice)).containsExactly(shop.getFullDisplayName(), hidden.getFullDisplayName());
        Fields row = alice.objects("rows").get(0);
        assertThat(row.text("kind")).isEqualTo("approval");
        assertThat(row.text("release")).isEqualTo("shop 1.4.0");
        assertThat(row.text("standing")).contains("waiting for 2 more of (group:release-managers):2");
        assertThat(row.text("url"))
                .isEqualTo(shop.getUrl() + "release-approval/"
                        + ApprovalScene.approval(shop).id() + "/");
        assertThat(row.text("since"))
                .isEqualTo(ApprovalScene.state(shop).request().requestedAt().toString());

        Fields bob = inbox(ApprovalScene.BOB, "");
        assertThat(bob.count("waiting")).isEqualTo(2);
        assertThat(bob.count("mine")).as("the secret one names alice alone").isEqualTo(1);
        Fields reader = inbox(ApprovalScene.READER, "");
        assertThat(builds(reader)).containsExactly(shop.getFullDisplayName());
        assertThat(reader.count("mine")).isZero();
        Fields visitor = inbox(null, "");
        assertThat(builds(visitor)).containsExactly(shop.getFullDisplayName());
        Fields starter = inbox(ApprovalScene.STARTER, "");
        assertThat(starter.count("mine")).as("starters do not approve").isZero();
    }

    @Test
    void votedMeansItWaitsForOthersAndDecidedMeansItIsGone() throws Exception {
        WorkflowRun run = askIn("shop");
        scene.approve(ApprovalScene.ALICE, run);

        assertThat(inbox(ApprovalScene.ALICE, "").count("mine")).isZero();
        assertThat(inbox(ApprovalScene.ALICE, "").objects("rows").get(0).bool("decidable"))
                .as("a vote can be changed")
                .isTrue();
        assertThat(inbox(ApprovalScene.BOB, "").count("mine")).isEqualTo(1);

        scene.approve(ApprovalScene.BOB, run);
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        assertThat(inbox(ApprovalScene.BOB, "").count("waiting")).isZero();
    }

    @Test
    void killedBuildLeavesTheInboxAndItsApprovalHasAnOutcome() throws Exception {
        WorkflowRun run = askIn("shop");

        run.doKill();
        j.waitForCompletion(run);

        await().until(() -> inbox(ApprovalScene.ALICE, "").count("waiting") == 0);
        assertThat(ApprovalScene.outcome(run)).isEqualTo(Outcome.ABORTED);
    }

    @Test
    void badgeCountsWhatWaitsForWhoLooks() throws Exception {
        askIn("shop");
        scene.ask(secret);

        assertThat(badge(ApprovalScene.ALICE)).isEqualTo("2");
        assertThat(badge(ApprovalScene.BOB)).isEqualTo("1");
        assertThat(badge(ApprovalScene.READER)).isNull();
        try (ACLContext visitor = ACL.as2(Jenkins.ANONYMOUS2)) {
            assertThat(action().getIconFileName()).isNull();
        }
        HtmlPage home = scene.client(ApprovalScene.ALICE).goTo("");
        assertThat(home.querySelectorAll("a[href$='release-inbox'] .jenkins-badge"))
                .as("badge in the header")
                .hasSize(1);
    }

    @Test
    void pageIsFilteredByWhomItWaitsForAndByText() throws Exception {
        WorkflowRun shop = askIn("shop");
        WorkflowRun hidden = scene.ask(secret);
        HtmlPage page = scene.client(ApprovalScene.BOB).goTo("release-inbox/");
        assertThat(page.asNormalizedText())
                .contains(
                        "All that I may see (2)",
                        "Waiting for me (1)",
                        "1 to 2 of 2",
                        shop.getFullDisplayName(),
                        hidden.getFullDisplayName(),
                        "waits for you",
                        "others decide");

        HtmlAnchor mine = page.getAnchorByText("Waiting for me (1)");
        HtmlPage onlyMine = mine.click();
        assertThat(onlyMine.asNormalizedText())
                .contains(shop.getFullDisplayName())
                .doesNotContain(hidden.getFullDisplayName());

        HtmlForm filter = page.getFormByName("filter");
        filter.getInputByName("q").setValue("SECRET");
        HtmlPage found =
                filter.getOneHtmlElementByAttribute("button", "type", "submit").click();
        assertThat(found.asNormalizedText())
                .contains(hidden.getFullDisplayName(), "1 to 1 of 1")
                .doesNotContain(shop.getFullDisplayName());
        assertThat(scene.client(ApprovalScene.BOB)
                        .goTo("release-inbox/?q=nothing+of+this+name")
                        .asNormalizedText())
                .contains("Nothing waits here");
    }

    @Test
    void rowLeadsToThePageToDecideOn() throws Exception {
        WorkflowRun run = askIn("shop");
        HtmlPage page = scene.client(ApprovalScene.ALICE).goTo("release-inbox/");

        HtmlPage decide = page.getAnchorByText("shop 1.4.0").click();

        assertThat(decide.getFormByName("vote").getActionAttribute()).isEqualTo("approve");
        assertThat(decide.getUrl().getPath()).contains(run.getUrl());
    }

    @Test
    void whatIsTypedIntoTheFilterIsNeverMarkup() throws Exception {
        askIn("shop");
        HtmlPage page = scene.client(ApprovalScene.ALICE)
                .goTo("release-inbox/?show=mine&q=" + java.net.URLEncoder.encode(EVIL, "UTF-8"));
        assertThat(page.getWebResponse().getContentAsString()).doesNotContain("<script>alert", "<img src=x");
        assertThat(page.getFormByName("filter").getInputByName("q").getValue()).isEqualTo(EVIL);
        HtmlAnchor all = page.getAnchorByText("All that I may see (1)");
        assertThat(all.<HtmlPage>click()
                        .getFormByName("filter")
                        .getInputByName("q")
                        .getValue())
                .as("the link keeps the text, whatever is in it")
                .isEqualTo(EVIL);
    }

    @Test
    void pagesAreShortAndLeadToEachOther() throws Exception {
        WorkflowRun first = askIn("shop");
        scene.ask(secret);

        Fields page = inbox(ApprovalScene.ALICE, "&limit=1");
        assertThat(builds(page)).containsExactly(first.getFullDisplayName());
        assertThat(page.count("matching")).isEqualTo(2);
        assertThat(builds(inbox(ApprovalScene.ALICE, "&limit=1&from=1")))
                .containsExactly("secret #" + secret.getLastBuild().getNumber());
        assertThat(builds(inbox(ApprovalScene.ALICE, "&limit=banana&from=-3"))).hasSize(2);
    }

    private static WorkflowRun askIn(String name) throws Exception {
        return scene.ask(j.jenkins.getItemByFullName(name, WorkflowJob.class));
    }

    private static Inbox action() {
        return ExtensionList.lookupSingleton(Inbox.class);
    }

    private static String badge(String id) {
        try (ACLContext context = ACL.as2(User.getOrCreateByIdOrFullName(id).impersonate2())) {
            Badge badge = action().getBadge();
            assertThat(action().isPrimaryAction()).isEqualTo(badge != null);
            return badge == null ? null : badge.getText();
        }
    }

    private static Fields inbox(String id, String parameters) throws Exception {
        JenkinsRule.WebClient client = scene.client(id);
        WebResponse answer = client.getPage(URI.create(j.getURL() + "release-inbox/api/json?depth=2" + parameters)
                        .toURL())
                .getWebResponse();
        assertThat(answer.getStatusCode()).isEqualTo(200);
        return Fields.of(Json.read(answer.getContentAsString()), "").object("inbox");
    }

    private static List<String> builds(Fields inbox) {
        return inbox.objects("rows").stream().map(row -> row.text("build")).toList();
    }
}
