package io.jenkins.plugins.releasereadiness.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ReleaseChangesTest {
    private static final String SCRIPT = """
            node {
              writeFile file: 'readiness.yml', text: [
                'version: 1',
                'name: small',
                'release: {semver: true, changelog: CHANGELOG.md}',
                'categories: {quality: {title: Quality, weight: 1}}',
                'questions: {q: {category: quality, text: "Q?", severity: low}}',
                'thresholds: {overall: 0}',
              ].join('\\n')
              writeFile file: 'CHANGELOG.md', text: [
                '## 1.3.3', '### Fixed', '- Keep the cart', '', '## 1.3.2', '- Before'
              ].join('\\n')
              def r = readinessScore(version: '1.3.3')
              echo "reasons ${r.reasons}"
            }
            """;

    @Test
    void theChangelogIsReadOnTheAgentAndTheRulesOfTheReleaseAreJudged(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(SCRIPT, true));
        WorkflowRun fits = jenkins.buildAndAssertStatus(Result.SUCCESS, job);

        jenkins.assertLogContains("CHANGELOG.md has 1 entries for 1.3.3", fits);
        try (InputStream notes = fits.getArtifactManager()
                .root()
                .child("release-evidence/release-notes.md")
                .open()) {
            assertThat(new String(notes.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("## Bug fixes\n\n- Keep the cart")
                    .doesNotContain("Before");
        }

        job.setDefinition(new CpsFlowDefinition(SCRIPT.replace("### Fixed", "### Added"), true));
        WorkflowRun misfit = jenkins.buildAndAssertStatus(Result.UNSTABLE, job);

        jenkins.assertLogContains("asks for at least a minor version: 1.4.0", misfit);
        ReleaseRecord record =
                ReleaseRecords.find(misfit).orElseThrow().record().orElseThrow();
        assertThat(record.changes().changelog().orElseThrow().version()).isEqualTo("1.3.3");
    }
}
