package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriterionParser;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchRulesTest {
    @Test
    void rulesAreTheSameAfterTheyWereStored() {
        Source prometheus = new Source(
                "errors",
                Optional.of("prometheus"),
                List.of(),
                Optional.of("https://prometheus.example.com"),
                Optional.of("sum(rate(errors[5m]))"),
                Optional.empty(),
                Optional.of("prometheus-reader"),
                Optional.of(Duration.ofMinutes(2)),
                false,
                false,
                List.of(),
                Optional.empty());
        WatchRules rules = new WatchRules(
                List.of(prometheus, Source.ofFiles("smoke", Optional.of("junit"), List.of("reports/*.xml"))),
                Map.of(
                        Severity.CRITICAL,
                        List.of(
                                new CriteriaSet(List.of(CriterionParser.parse("errors.value > 5"))),
                                new CriteriaSet(List.of(
                                        CriterionParser.parse("smoke.failed > 0"),
                                        CriterionParser.parse("smoke.total <= +10%")))),
                        Severity.LOW,
                        List.of(new CriteriaSet(List.of(CriterionParser.parse("errors.value > 1"))))));

        assertThat(WatchRules.fromMap(Fields.of(Json.read(Json.compact(rules.toMap())), "")))
                .isEqualTo(rules);
    }
}
