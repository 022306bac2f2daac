package io.jenkins.plugins.releasereadiness.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Item;
import hudson.model.Result;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Technical debt of a policy from the step to everybody who has to know of it. */
@WithJenkins
class DebtRegisterTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private static JenkinsRule jenkins;

    @BeforeAll
    static void fill(JenkinsRule rule) {
        jenkins = rule;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .to("starter", "alice")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    /** Scores a release without a fault but for its debt. */
    private static WorkflowJob job(String debt, String then) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("""
                node {
                  writeFile file: 'readiness.yml', text: \'\'\'\
                version: 1
                name: indebted
                sources: {unit: {format: junit, files: "TEST-*.xml"}}
                categories: {quality: {title: Quality, weight: 1}}
                questions: {quality.tests: {category: quality, text: Tested?, severity: high, pass: [unit.failed = 0]}}
                approval: {acknowledge: false}
                debt:
                %s\'\'\'
                  writeFile file: 'TEST-a.xml', text: '<testsuite name="a"><testcase classname="a" name="b"/></testsuite>'
                  def r = readinessScore(version: '1.0.0', commit: 'abc')
                  echo "result ${r.recommendation}, blockers ${r.blockers.collect { it.subject + ' ' + it.blocking }}"
                  r.debt.each { echo "debt ${it.id}: ${it.acceptable}, ${it.owner}, ${it.payOff}" }
                }
                %s
                """.formatted(debt, then), true));
        return job;
    }

    private static String text(WorkflowRun run, String path) throws Exception {
        try (InputStream in = run.getArtifactManager()
                .root()
                .child("release-evidence/" + path)
                .open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String page(WorkflowRun run, String path) throws Exception {
        try (JenkinsRule.WebClient web = jenkins.createWebClient().login("alice")) {
            return web.getPage(run, path).asNormalizedText();
        }
    }

    @Test
    void unacceptableOverdueAndIncompleteDebtBlocksAndIsToldEverywhere() throws Exception {
        LocalDate yesterday = TODAY.minusDays(1);
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.UNSTABLE, job("""
                  - {id: hack, text: A hack in the checkout}
                  - {id: late, text: One provider, strategic: true, rationale: Cheaper, owner: carol, payOff: %s}
                  - {id: vague, text: No plan, strategic: true, rationale: Later}
                """.formatted(yesterday), ""));

        jenkins.assertLogContains("result BLOCKED, blockers [hack true, late true, vague true]", run);
        jenkins.assertLogContains("debt late: false, carol, " + yesterday, run);
        for (String shown :
                new String[] {page(run, "release-readiness/"), text(run, "production-readiness-report.md")}) {
            assertThat(shown)
                    .contains("A hack in the checkout", "unacceptable debt; pay it off")
                    .contains("overdue since " + yesterday)
                    .contains("strategic debt needs a rationale, an owner and a pay-off date");
        }
        assertThat(text(run, "production-readiness-report.html")).contains("A hack in the checkout", "overdue since");
        assertThat(text(run, "production-readiness-report.json")).contains("\"late\"", "overdue since " + yesterday);
    }

    @Test
    void strategicDebtIsListedUpToItsLastDayAndShownToWhoApproves() throws Exception {
        WorkflowJob job = job(
                "  - {id: late, text: One provider, strategic: true, rationale: Cheaper, owner: carol, payOff: %s}\n"
                        .formatted(TODAY.plusDays(1)),
                "awaitReleaseApproval(approvers: 'user:alice')");
        WorkflowRun run = job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("starter")))
                .waitForStart();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !run.isBuilding()
                        || run.getAction(InputAction.class) != null
                                && !run.getAction(InputAction.class)
                                        .getExecutions()
                                        .isEmpty());

        jenkins.assertLogContains("result READY, blockers []", run);
        jenkins.assertLogContains("debt late: true, carol, " + TODAY.plusDays(1), run);
        String accepted = "accepted until " + TODAY.plusDays(1) + ": Cheaper";
        assertThat(page(run, "release-approval/")).contains("One provider – " + accepted);
        assertThat(page(run, "release-readiness/")).contains("Debt register", "One provider", accepted);
        assertThat(text(run, "production-readiness-report.md")).contains("One provider", accepted);
        run.doKill();
        jenkins.waitForCompletion(run);
    }
}
