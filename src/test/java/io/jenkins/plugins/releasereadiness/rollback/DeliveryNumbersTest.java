package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Numbers of a job about its deployments, for who measures delivery. */
@WithJenkins
class DeliveryNumbersTest extends WatchPipelines {
    @Test
    void numbersForWhoMeasuresDeliveryComeByRest() throws Exception {
        measured(10, false, "HEALTHY", -1);
        measured(30, true, "ROLLED_BACK", 240);
        measured(20, false, "ROLLED_BACK", 60);
        measured(40, false, "KEPT", -1);
        measured(50, false, "INCONCLUSIVE", -1);

        String json = j.createWebClient()
                .goTo(job.getUrl() + "release-numbers/api/json", "application/json")
                .getWebResponse()
                .getContentAsString();
        Fields numbers = Fields.of(Json.read(json.getBytes(StandardCharsets.UTF_8)), "");
        assertThat(numbers.count("deployments")).isEqualTo(4);
        assertThat(numbers.count("failedDeployments")).isEqualTo(2);
        assertThat(json).contains("\"changeFailureRate\":0.5", "\"overrideRate\":0.2");
        assertThat(numbers.count("medianRecoverySeconds")).isEqualTo(60);
        assertThat(numbers.count("decisions")).isEqualTo(5);
        assertThat(numbers.count("rolledBackAfterOverride")).isEqualTo(1);
        assertThat(numbers.objects("recoveries"))
                .extracting(recovery -> recovery.count("build") + ": " + recovery.count("seconds"))
                .containsExactly("3: 60", "2: 240");
    }

    private void measured(int version, boolean override, String outcome, int recovery) throws Exception {
        EarlierBuilds.record(
                run(Result.SUCCESS, "echo 'a release'"),
                "1." + version,
                Map.of("outcome", "GO", "override", override),
                outcome,
                recovery < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(recovery)));
    }
}
