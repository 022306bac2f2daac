package io.jenkins.plugins.releasereadiness.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleIndex;
import io.jenkins.plugins.releasereadiness.record.RecordSummary;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import java.io.InputStream;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ReadinessScoreStepTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void remember(JenkinsRule rule) {
        jenkins = rule;
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.buildAndAssertStatus(expected, job);
    }

    @Test
    void withoutAnyEvidenceTheReleaseIsBlockedWithEveryItemMissing() throws Exception {
        WorkflowRun run = run(Result.UNSTABLE, """
                def r = readinessScore()
                echo "recommendation ${r.recommendation}, score ${r.score}, ready ${r.ready}"
                echo "missing ${r.questions.count { it.state == 'missing' }} of ${r.questions.size()}"
                """);

        jenkins.assertLogContains("recommendation BLOCKED, score 0, ready false", run);
        jenkins.assertLogContains("missing 36 of 36", run);
        jenkins.assertLogContains("[PHASE 1 START] - ", run);
        jenkins.assertLogContains("Open items (36 of 36):", run);
        RecordSummary shown = run.getAction(ReleaseRecordAction.class).summary().orElseThrow();
        assertThat(shown.recommendation()).isEqualTo("BLOCKED");
        assertThat(shown.categories()).hasSize(9);
    }

    @Test
    void evidenceIsReadOnTheAgentAndPublishedWithTheLedger() throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();
        WorkflowRun run = run(Result.UNSTABLE, """
                node('%s') {
                  writeFile file: 'readiness.yml', text: '''\
                %s'''
                  writeFile file: 'reports/TEST-a.xml', text: '''\
                <testsuite name="a" tests="2"><testcase classname="a" name="b"/><testcase classname="a" name="c"/></testsuite>'''
                  def r = readinessScore(version: '1.4.0', commit: 'abc')
                  echo "answer ${r.questions[0].answer}, category ${r.categories.quality.score}"
                }
                """.formatted(agent.getNodeName(), Policies4Tests.TESTS_AND_WORD));

        jenkins.assertLogContains("answer yes, category 50", run);
        assertThat(published(run)).contains("evidence/unit/reports/TEST-a.xml", "ledger.jsonl");
        assertThat(published(run)).contains("production-readiness-report.json");
        assertThat(agent.getWorkspaceRoot().list().stream().flatMap(dir -> {
                    try {
                        return dir.list().stream();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .noneMatch(file -> file.getName().startsWith(".release-readiness"));
    }

    private static List<String> published(WorkflowRun run) throws Exception {
        try (InputStream in = run.getArtifactManager()
                .root()
                .child("release-evidence/bundle.json")
                .open()) {
            return BundleIndex.read(in.readAllBytes()).files().stream()
                    .map(BundleFile::path)
                    .map(Object::toString)
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"NOTE, SUCCESS,", "UNSTABLE, UNSTABLE, UNSTABLE", "ERROR, FAILURE, FAILURE"})
    void markIsPutOnStageAndBuildAndThePipelineGoesOn(String mark, String result, String warning) throws Exception {
        WorkflowRun run = run(
                Result.fromString(result), "stage('score') { readinessScore markAs: '" + mark + "' }\necho 'went on'");

        jenkins.assertLogContains("went on", run);
        WarningAction found = new DepthFirstScanner()
                .allNodes(run.getExecution()).stream()
                        .map(node -> node.getPersistentAction(WarningAction.class))
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        assertThat(found == null ? null : found.getResult().toString()).isEqualTo(warning);
    }

    @Test
    void failureStopsThePipelineWithoutStackTrace() throws Exception {
        WorkflowRun run = run(Result.FAILURE, "readinessScore markAs: 'FAILURE'\necho 'went on'");

        jenkins.assertLogNotContains("went on", run);
        jenkins.assertLogContains("ERROR: The release is not ready: BLOCKED", run);
        jenkins.assertLogNotContains("\tat io.jenkins", run);
    }
}
