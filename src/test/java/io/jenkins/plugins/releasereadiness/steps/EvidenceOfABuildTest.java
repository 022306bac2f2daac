package io.jenkins.plugins.releasereadiness.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleIndex;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class EvidenceOfABuildTest {
    private static final String POLICY =
            "writeFile file: 'readiness.yml', text: '''" + Policies4Tests.TESTS_AND_WORD + "'''\n";
    private static final String GREEN =
            "<testsuite name=\"%s\" tests=\"1\"><testcase classname=\"a\" name=\"b\"/></testsuite>";

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    private static WorkflowJob job(JenkinsRule j, String name, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    @Test
    void reportsThatProveNothingEachSayWhyAndNoneIsAYes() throws Throwable {
        String[] reports = {
            "",
            "<testsuite name=\"a\" tests=\"0\"/>",
            "<testsuite name=\"a\" tests=\"1\"><testcase classname=\"a\" name=\"b\"/>",
            "<!DOCTYPE testsuite [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                    + "<testsuite name=\"a\" tests=\"1\"><testcase classname=\"a\" name=\"&x;\"/></testsuite>",
        };
        session.then(j -> {
            Set<String> messages = new LinkedHashSet<>();
            for (int i = 0; i < reports.length; i++) {
                WorkflowRun run = j.buildAndAssertStatus(
                        Result.UNSTABLE,
                        job(
                                j,
                                "report" + i,
                                "node { " + POLICY + "writeFile file: 'reports/TEST-a.xml', text: '''" + reports[i]
                                        + "'''\ndef r = readinessScore()\necho \"answer ${r.questions[0].answer}\" }"));
                j.assertLogContains("answer unknown", run);
                messages.add(ReleaseRecords.find(run)
                        .orElseThrow()
                        .record()
                        .orElseThrow()
                        .evidence()
                        .get("unit")
                        .message());
            }
            assertThat(messages).hasSize(reports.length);
            assertThat(String.join("\n", messages)).doesNotContain("root:");
        });
    }

    @Test
    void parallelBranchesKeepTheirOwnCopiesOfFilesWithTheSameName() throws Throwable {
        session.then(j -> {
            j.jenkins.setNumExecutors(2);
            String branch = "{ node { " + POLICY + "writeFile file: 'reports/TEST-a.xml', text: '''%s'''\n"
                    + "readinessScore markAs: 'NOTE' } }";
            WorkflowRun run = j.buildAndAssertSuccess(job(
                    j,
                    "parallel",
                    "parallel one: " + branch.formatted(GREEN.formatted("one")) + ", two: "
                            + branch.formatted(GREEN.formatted("other"))));

            BundleIndex index = index(run);
            assertThat(index.files().stream()
                            .filter(file -> file.path().value().endsWith("TEST-a.xml"))
                            .map(BundleFile::sha256)
                            .distinct())
                    .hasSize(2);
            assertThat(ReleaseRecords.find(run)
                            .orElseThrow()
                            .record()
                            .orElseThrow()
                            .phases())
                    .hasSize(1);
        });
    }

    @Test
    void recordGoesOnAfterARestartBetweenTwoSteps() throws Throwable {
        session.then(j -> {
            WorkflowRun run = job(
                            j,
                            "restarted",
                            "def r\nnode { " + POLICY + "writeFile file: 'reports/TEST-a.xml', text: '''"
                                    + GREEN.formatted("a") + "'''\nr = readinessScore(markAs: 'NOTE') }\n"
                                    + "semaphore 'between'\necho \"was ${r.recommendation} ${r.score}\"\nqualityGate 'tests'")
                    .scheduleBuild2(0)
                    .waitForStart();
            SemaphoreStep.waitForStart("between/1", run);
        });
        session.then(j -> {
            SemaphoreStep.success("between/1", null);
            WorkflowRun run =
                    j.jenkins.getItemByFullName("restarted", WorkflowJob.class).getBuildByNumber(1);
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
            j.assertLogContains("was NEEDS WORK 50", run);
            assertThat(ReleaseRecords.find(run)
                            .orElseThrow()
                            .record()
                            .orElseThrow()
                            .gates())
                    .containsOnlyKeys("tests");
            assertThat(index(run).head().entries())
                    .isEqualTo(ReleaseRecords.find(run)
                            .orElseThrow()
                            .record()
                            .orElseThrow()
                            .lastSequence());
        });
    }

    private static BundleIndex index(WorkflowRun run) throws Exception {
        try (InputStream in = run.getArtifactManager()
                .root()
                .child("release-evidence/bundle.json")
                .open()) {
            return BundleIndex.read(in.readAllBytes());
        }
    }
}
