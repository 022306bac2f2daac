package io.jenkins.plugins.releasereadiness.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.config.CategoryMinimum;
import io.jenkins.plugins.releasereadiness.config.NamedPolicy;
import io.jenkins.plugins.releasereadiness.config.ReleaseReadinessConfiguration;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.math.BigDecimal;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTable;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class FloorsTest {
    private JenkinsRule jenkins;
    private ReleaseReadinessConfiguration configuration;

    @BeforeEach
    void remember(JenkinsRule rule) {
        jenkins = rule;
        configuration = ReleaseReadinessConfiguration.get();
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.buildAndAssertStatus(expected, job);
    }

    private static String withPolicy(String policy, String then) {
        return "node {\n  writeFile file: 'readiness.yml', text: '''" + policy + "'''\n  " + then + "\n}";
    }

    private static Policy policy(WorkflowRun run) throws Exception {
        return ReleaseRecords.find(run).orElseThrow().policy().orElseThrow();
    }

    @Test
    void policyOfTheRepositoryBelowTheFloorFailsAndTheFloorIsNamed() throws Exception {
        configuration.setOverallMinimum("85");

        WorkflowRun run = run(Result.FAILURE, withPolicy(Policies4Tests.TESTS_AND_WORD, "readinessScore()"));

        jenkins.assertLogContains("the administrator's floor \"overall threshold\" is 85; 80 is below it", run);
        jenkins.assertLogContains("readiness.yml:15:", run);
        assertThat(ReleaseRecords.find(run).orElseThrow().record()).isEmpty();
    }

    @Test
    void stepThatAsksForLessThanThePolicyFails() throws Exception {
        WorkflowRun run = run(
                Result.FAILURE,
                withPolicy(Policies4Tests.TESTS_AND_WORD, "readinessScore(thresholds: [overall: 79.9])"));

        jenkins.assertLogContains(
                "the step asks for a minimum of 79.9 % for overall, but the policy small asks for 80 %", run);
    }

    @Test
    void stepMayAskForMoreAndLaterStepsAreJudgedByThat() throws Exception {
        WorkflowRun run = run(
                Result.UNSTABLE,
                withPolicy(
                        Policies4Tests.TESTS_AND_WORD,
                        "readinessScore(thresholds: [overall: 95, quality: 90])\n  readinessScore(policy: 'readiness.yml')"));

        jenkins.assertLogContains("95 % needed", run);
        assertThat(policy(run).thresholds().overall()).isEqualByComparingTo("95");
        assertThat(policy(run).categories().get("quality").minimum())
                .hasValueSatisfying(minimum -> assertThat(minimum).isEqualByComparingTo("90"));
    }

    @Test
    void defaultsOfTheBuiltInPolicyAreRaisedToTheFloors() throws Exception {
        configuration.setOverallMinimum("97");
        configuration.setCategoryMinima(List.of(new CategoryMinimum("security", "99")));
        configuration.setMandatoryQuestions("data.backup");
        configuration.setApprovalRules("group:release-managers:2");

        Policy policy = policy(run(Result.UNSTABLE, "readinessScore()"));

        assertThat(policy.thresholds().overall()).isEqualByComparingTo(BigDecimal.valueOf(97));
        assertThat(policy.categories().get("security").minimum().orElseThrow()).isEqualByComparingTo("99");
        assertThat(policy.questions().get("data.backup").mandatory()).isTrue();
        assertThat(policy.approval().rules()).hasSize(1);
    }

    @Test
    void mandatoryQuestionCannotBeLeftOut() throws Exception {
        configuration.setMandatoryQuestions("data.backup");

        WorkflowRun run = run(Result.FAILURE, withPolicy(Policies4Tests.TESTS_AND_WORD, "readinessScore()"));

        jenkins.assertLogContains("mandatory question data.backup", run);
    }

    @Test
    void wrongSettingOfTheAdministratorFailsInsteadOfBeingIgnored() throws Exception {
        configuration.setOverallMinimum("high");

        WorkflowRun run = run(Result.FAILURE, "readinessScore()");

        jenkins.assertLogContains("the overall score should be a number between 0 and 100 but is 'high'", run);
    }

    @Test
    void oneBuildIsJudgedByOnePolicy() throws Exception {
        configuration.setPolicies(List.of(new NamedPolicy("lax", Policies4Tests.TESTS_AND_WORD)));

        WorkflowRun run = run(Result.FAILURE, "readinessScore(markAs: 'NOTE')\nreadinessScore(policy: 'lax')");

        jenkins.assertLogContains(
                "this build is judged by the policy production-readiness from built-in production-readiness", run);
    }

    @Test
    void laterChangeOfTheGlobalPolicyDoesNotReachAStartedRecord() throws Exception {
        configuration.setPolicies(List.of(new NamedPolicy("own", Policies4Tests.TESTS_AND_WORD)));
        configuration.setDefaultPolicy("own");
        WorkflowRun run = run(Result.UNSTABLE, "readinessScore()");

        configuration.setPolicies(
                List.of(new NamedPolicy("own", Policies4Tests.TESTS_AND_WORD.replace("overall: 80", "overall: 81"))));

        assertThat(policy(run).thresholds().overall()).isEqualByComparingTo("80");
    }

    @Test
    void policyFileOutsideOfTheWorkspaceIsRefused() throws Exception {
        WorkflowRun run = run(Result.FAILURE, "node { readinessScore(policy: '../other/readiness.yml') }");

        jenkins.assertLogContains("does not lie in the workspace", run);
    }

    @Test
    void misspeltPolicyGetsASuggestion() throws Exception {
        WorkflowRun run = run(Result.FAILURE, "readinessScore(policy: 'production-readines')");

        jenkins.assertLogContains("did you mean 'production-readiness'?", run);
    }

    @Test
    void everyValueOfTheEffectivePolicyIsShownWithWhereItComesFrom() throws Exception {
        configuration.setPolicies(List.of(
                new NamedPolicy("base", "{version: 1, extends: production-readiness, thresholds: {overall: 81}}")));

        WorkflowRun run = run(
                Result.UNSTABLE,
                withPolicy(
                        "version: 1\nextends: base\nthresholds:\n  maxWaivers: 1\n",
                        "readinessScore(thresholds: [security: 95])"));

        HtmlPage page = jenkins.createWebClient().getPage(run, "release-readiness/policy");
        HtmlTable table = page.getHtmlElementById("rr-effective-policy");
        assertThat(table.getRows())
                .extracting(row -> row.asNormalizedText())
                .contains("thresholds.maxWaivers\t1\treadiness.yml:4:15")
                .contains("thresholds.overall\t81\tglobal configuration, policy 'base':1:67")
                .contains("thresholds.confirmedWaivers\ttrue\tglobal configuration, floor")
                .contains("categories.security.minimum\t95\tstep argument")
                .contains("release.semver\tfalse\tdefault")
                .anySatisfy(row -> assertThat(row)
                        .startsWith("questions.data.backup.severity\tcritical\tbuilt-in production-readiness:"));
        assertThat(jenkins.createWebClient()
                        .<HtmlPage>getPage(run, "release-readiness/")
                        .getAnchorByText("Every value and where it comes from")
                        .click()
                        .getUrl())
                .isEqualTo(page.getUrl());
    }
}
