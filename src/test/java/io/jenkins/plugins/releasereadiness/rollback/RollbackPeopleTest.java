package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.rollback.FakeService;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackPhase;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackState;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What people may do before, and instead of, what happens by itself. */
@WithJenkins
class RollbackPeopleTest extends WatchPipelines {
    @BeforeAll
    static void people() {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
    }

    @Test
    void windowIsExtendedOnceAndWithAReason() throws Exception {
        WorkflowRun run = start(
                step(CHANGE + "healthWindow: '1h',", "critical", "deployPrevious()"), "watching production until");
        Instant before = state(run).health().endsAt();

        assertThat(post(run, "extend", "duration", "10m", "reason", "")).isEqualTo(400);
        assertThat(post(run, "extend", "duration", "61m", "reason", "more data"))
                .isEqualTo(400);
        assertThat(state(run).health().endsAt()).isEqualTo(before);
        assertThat(post(run, "extend", "duration", "10m", "reason", "more data"))
                .isEqualTo(302);
        assertThat(state(run).health().endsAt()).isEqualTo(before.plus(Duration.ofMinutes(10)));
        assertThat(post(run, "extend", "duration", "10m", "reason", "still more"))
                .isEqualTo(409);
        assertThat(state(run).health().endsAt()).isEqualTo(before.plus(Duration.ofMinutes(10)));
        assertThat(ReleaseRecords.of(run).record().orElseThrow().health())
                .extracting(line -> String.valueOf(line.payload().get("event")))
                .containsOnlyOnce("window-extended");
    }

    @Test
    void somebodyGoesBackAlthoughNobodyIsAsked() throws Exception {
        WorkflowRun run = start(
                step(CHANGE + "healthWindow: '1h',", "critical", "deployPrevious()"), "watching production until");

        assertThat(post(run, "decide", "choice", "rollback", "reason", "orders are lost"))
                .isEqualTo(302);
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
        assertOutcome(run, "ROLLED_BACK", 1);
        assertThat(document(run).object("decision").text("maker")).isEqualTo("alice");
    }

    @Test
    void hotfixThatMissesItsDeadlineGoesBackByItself() throws Exception {
        WorkflowRun run = asked("");

        assertThat(post(run, "decide", "choice", "hotfix", "hotfixWithin", "2s"))
                .isEqualTo(302);
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
        j.assertLogContains("the hotfix was not done by", run);
        assertOutcome(run, "ROLLED_BACK", 1);
        assertThat(document(run).object("decision").text("makerKind")).isEqualTo("clock");
    }

    @Test
    void hotfixThatIsDeployedInTimeIsWatchedAnewAndStaysOnRecord() throws Exception {
        WorkflowRun run = asked("healthWindow: '2s',");

        assertThat(post(run, "decide", "choice", "hotfix", "hotfixWithin", "30m"))
                .isEqualTo(302);
        assertThat(state(run).phase()).isEqualTo(RollbackPhase.HOTFIX);
        service.become(FakeService.Mood.HEALTHY);
        assertThat(post(run, "hotfixDone", "reason", "1.4.1")).isEqualTo(302);
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        assertOutcome(run, "RECORDED", 0);
        j.assertLogContains("Follow-up: ", run);
    }

    private WorkflowRun asked(String arguments) throws Exception {
        service.become(FakeService.Mood.BROKEN);
        return start(
                step(CHANGE + arguments + "threshold: 'medium',", "medium", "deployPrevious()"), "[ROLLBACK DECISION]");
    }

    private static RollbackState state(WorkflowRun run) {
        return Watches.of(run).get(0).state();
    }

    /** The status of the answer to what alice sends. */
    private static int post(WorkflowRun run, String what, String... values) throws Exception {
        try (WebClient client = j.createWebClient().login("alice")) {
            client.setThrowExceptionOnFailingStatusCode(false);
            client.setRedirectEnabled(false);
            WebRequest request = new WebRequest(
                    URI.create(j.getURL() + run.getUrl() + RollbackPage.URL + "/" + what)
                            .toURL(),
                    HttpMethod.POST);
            List<NameValuePair> parameters = new ArrayList<>();
            parameters.add(new NameValuePair("watch", Watches.of(run).get(0).id()));
            for (int i = 0; i < values.length; i += 2) {
                parameters.add(new NameValuePair(values[i], values[i + 1]));
            }
            request.setRequestParameters(parameters);
            client.addCrumb(request);
            return client.getPage(request).getWebResponse().getStatusCode();
        }
    }
}
