package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.rollback.FakeService;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What other builds mean for a watch. */
@WithJenkins
class RollbackGuardsTest extends WatchPipelines {
    @Test
    void lastApprovedVersionOfTheJobThatWasNotRolledBackIsGoneBackTo() throws Exception {
        earlier("1.2.0", "GO", "");
        earlier("1.3.0", "NO_GO", "");
        earlier("1.3.1", "GO", "ROLLED_BACK");
        WorkflowRun run = watch("");

        assertThat(outcome(run)).isEqualTo("ROLLED_BACK");
        j.assertLogContains("rolling back to 1.2.0", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    @Test
    void versionThatWasRolledBackItselfIsNotGoneBackTo() throws Exception {
        earlier("1.2.0", "GO", "ROLLED_BACK");
        WorkflowRun run = watch("previousVersion: '1.2.0',");

        assertThat(outcome(run)).isEqualTo("REFUSED");
        j.assertLogContains("1.2.0 was itself rolled back", run);
    }

    @Test
    void versionWhoseArtifactsAreGoneIsNotGoneBackTo() throws Exception {
        WorkflowRun approved = earlier("1.2.0", "GO", "");
        approved.getArtifactManager().delete();
        WorkflowRun run = watch("previousVersion: '1.2.0',");

        assertThat(outcome(run)).isEqualTo("REFUSED");
        j.assertLogContains("The artifacts of 1.2.0 are gone", run);
    }

    @Test
    void rollbacksInARowAreCountedForEachEnvironment() throws Exception {
        earlier("1.2.0", "GO", "");
        for (int i = 1; i <= 3; i++) {
            earlier("1.3." + i, "GO", "ROLLED_BACK");
        }
        WorkflowRun staging = watch("previousVersion: '1.2.0', environment: 'staging',");
        assertThat(outcome(staging)).isEqualTo("ROLLED_BACK");

        WorkflowRun production = watch("previousVersion: '1.2.0',");
        assertThat(outcome(production)).isEqualTo("REFUSED");
        j.assertLogContains("3 rollbacks came directly before; at most 3 may follow each other", production);
    }

    @Test
    void laterDeploymentOfTheSameEnvironmentIsNotTakenAway() throws Exception {
        service.become(FakeService.Mood.HEALTHY);
        WorkflowRun first = watching("previousVersion: '1.2.0', previousApproval: 'CHG-7', healthWindow: '1h',");
        WorkflowRun elsewhere = watching(
                "previousVersion: '1.2.0', previousApproval: 'CHG-7', healthWindow: '1h', environment: 'staging',");
        WorkflowRun second = watching("previousVersion: '1.2.0', previousApproval: 'CHG-7', healthWindow: '1h',");
        DeployPreviousStep.service = null;
        service.become(FakeService.Mood.BROKEN);

        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(first));
        assertThat(outcome(first)).isEqualTo("REFUSED");
        j.assertLogContains("Another deployment of the environment is running or came later", first);
        j.waitForMessage("rolling back to 1.2.0", second);
        j.waitForMessage("rolling back to 1.2.0", elsewhere);
        assertThat(DeployPreviousStep.RUNS.get()).isLessThanOrEqualTo(2);
        service.become(FakeService.Mood.HEALTHY);
        j.waitForCompletion(second);
        j.waitForCompletion(elsewhere);
        assertThat(outcome(second)).isEqualTo("ROLLED_BACK");
        assertThat(DeployPreviousStep.RUNS).hasValue(2);
    }

    @Test
    void laterBuildThatWasApprovedAndStillRunsMayBeDeploying() throws Exception {
        service.become(FakeService.Mood.HEALTHY);
        WorkflowRun first = watching("previousVersion: '1.2.0', previousApproval: 'CHG-7', healthWindow: '1h',");
        job.setDefinition(new CpsFlowDefinition("semaphore 'deploying'", true));
        WorkflowRun later = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("deploying/1", later);
        EarlierBuilds.record(later, "1.5.0", "GO", "");
        service.become(FakeService.Mood.BROKEN);

        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(first));
        assertThat(outcome(first)).isEqualTo("REFUSED");
        SemaphoreStep.success("deploying/1", null);
        j.waitForCompletion(later);
    }

    private WorkflowRun earlier(String version, String decision, String watched) throws Exception {
        WorkflowRun run = run(Result.SUCCESS, "echo 'a release'");
        EarlierBuilds.record(run, version, decision, watched);
        return run;
    }

    private WorkflowRun watch(String arguments) throws Exception {
        service.become(FakeService.Mood.BROKEN);
        return run(Result.FAILURE, script(arguments));
    }

    private WorkflowRun watching(String arguments) throws Exception {
        return start(script(arguments), "a probe every");
    }

    private String script(String arguments) {
        return "timeout(5) {\n" + step(arguments, "critical", "deployPrevious()") + "}";
    }
}
