package io.jenkins.plugins.releasereadiness.engine.evidence.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import java.util.stream.Stream;

/** What holds of the facts of every report, however strange it is. */
final class FactRules {
    private FactRules() {}

    static void check(SourceKind kind, Outcome outcome) {
        Facts facts = outcome.facts();
        facts.forEach((name, value) -> {
            assertThat(kind.mayCarry(name)).as(name).isTrue();
            assertThat(value instanceof String).as(name).isEqualTo(kind.isText(name));
            if (value instanceof Long count) {
                assertThat(count).as(name).isBetween(0L, Facts.MAX_COUNT);
            } else if (value instanceof Double number) {
                assertThat(number).as(name).isFinite().isNotNegative();
            }
        });
        if (outcome.state() != EvidenceState.PRESENT) {
            assertThat(outcome.message()).isNotBlank();
        }
        switch (kind) {
            case TESTS -> {
                assertThat(count(facts, "total")).isEqualTo(sum(facts, "passed", "failed", "errors", "skipped"));
                assertThat(count(facts, "flaky")).isLessThanOrEqualTo(count(facts, "passed"));
                answers(outcome, count(facts, "total") > count(facts, "skipped"));
            }
            case COVERAGE -> {
                assertThat(count(facts, "line.covered")).isLessThanOrEqualTo(count(facts, "line.total"));
                assertThat(count(facts, "branch.covered")).isLessThanOrEqualTo(count(facts, "branch.total"));
                facts.number("line.percent")
                        .ifPresent(percent -> assertThat(percent.doubleValue()).isBetween(0.0, 100.0));
                answers(outcome, count(facts, "line.total") > 0);
            }
            case FINDINGS -> {
                if (facts.has("total")) {
                    assertThat(count(facts, "total"))
                            .isEqualTo(sum(facts, "critical", "high", "medium", "low", "info", "unknown"));
                }
            }
            case LOAD -> {
                assertThat(count(facts, "failed")).isLessThanOrEqualTo(count(facts, "requests"));
                facts.number("errorRate")
                        .ifPresent(rate -> assertThat(rate.doubleValue()).isBetween(0.0, 1.0));
                answers(outcome, count(facts, "requests") > 0);
            }
            case ACCESSIBILITY ->
                assertThat(count(facts, "total"))
                        .isGreaterThanOrEqualTo(sum(facts, "critical", "serious", "moderate", "minor"));
            default -> {
                // Their facts have no relation to each other that always holds.
            }
        }
    }

    private static void answers(Outcome outcome, boolean measured) {
        assertThat(outcome.state() == EvidenceState.PRESENT)
                .as(outcome.message())
                .isEqualTo(measured);
    }

    private static long sum(Facts facts, String... names) {
        return Stream.of(names).mapToLong(name -> count(facts, name)).sum();
    }

    private static long count(Facts facts, String name) {
        return facts.count(name).orElse(0L);
    }
}
