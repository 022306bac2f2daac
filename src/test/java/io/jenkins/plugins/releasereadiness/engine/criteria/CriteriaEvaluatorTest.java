package io.jenkins.plugins.releasereadiness.engine.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.Samples;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CriteriaEvaluatorTest {
    private static final Map<String, Evidence> NOW = Map.of(
            "t", Samples.present("t", Map.of("failed", 2L, "percent", 79.96, "status", "ok", "zero", 0L, "debt", -4L)));
    private static final Map<String, Evidence> BEFORE =
            Map.of("t", Samples.present("t", Map.of("failed", 2L, "percent", 80.0, "zero", 0L, "debt", -5L)));

    private static CriterionResult judge(String criterion) {
        return new CriteriaEvaluator(NOW, Optional.of(BEFORE)).evaluate(CriterionParser.parse(criterion));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    t.failed = 2       | HOLDS | t.failed: 2 = 2
                    t.failed = 0       | FAILS | t.failed: 2 ≠ 0
                    t.failed != 2      | FAILS | t.failed: 2 = 2
                    t.failed < 2       | FAILS | t.failed: 2 = 2
                    t.failed <= 1      | FAILS | t.failed: 2 > 1
                    t.failed > 2       | FAILS | t.failed: 2 = 2
                    t.percent >= 80    | FAILS | t.percent: 79.96 < 80
                    t.percent >= 79.96 | HOLDS | t.percent: 79.96 >= 79.96
                    t.status = ok      | HOLDS | t.status: ok = ok
                    t.status != ok     | FAILS | t.status: ok = ok
                    t.failed = '2'     | HOLDS | t.failed: 2 = 2
                    t.percent >= -1    | HOLDS | t.percent: 79.96 >= 79 (last approved release: 80)
                    t.percent >= +0%   | FAILS | t.percent: 79.96 < 80 (last approved release: 80)
                    t.failed <= +50%   | HOLDS | t.failed: 2 <= 3 (last approved release: 2)
                    t.zero <= +10%     | HOLDS | t.zero: 0 <= 0 (last approved release: 0)
                    t.debt <= +10%     | FAILS | t.debt: -4 > -4.5 (last approved release: -5)
                    """)
    void theSentenceSaysWhatTheVerdictSays(String criterion, Truth truth, String explanation) {
        CriterionResult result = judge(criterion);

        assertThat(result.truth()).isEqualTo(truth);
        assertThat(result.explanation()).isEqualTo(explanation);
        assertThat(result.state()).isEqualTo(EvidenceState.PRESENT);
    }

    @Property
    void noRoundingMakesAMissLookLikeAHit(
            @ForAll @DoubleRange(min = 79, max = 81) double actual,
            @ForAll @DoubleRange(min = 79, max = 81) double target) {
        Map<String, Evidence> evidence = Map.of("t", Samples.present("t", Map.of("x", actual)));
        Criterion criterion =
                CriterionParser.parse("t.x >= " + BigDecimal.valueOf(target).toPlainString());

        CriterionResult result = new CriteriaEvaluator(evidence, Optional.empty()).evaluate(criterion);

        int shown = new BigDecimal(result.actual().orElseThrow())
                .compareTo(new BigDecimal(result.target().orElseThrow()));
        assertThat(result.truth() == Truth.HOLDS).isEqualTo(shown >= 0).isEqualTo(actual >= target);
    }

    @Test
    void aRelativeCriterionWithoutHistoryIsMissing() {
        CriterionResult result =
                new CriteriaEvaluator(NOW, Optional.empty()).evaluate(CriterionParser.parse("t.failed <= +10%"));

        assertThat(result.truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(result.state()).isEqualTo(EvidenceState.MISSING);
        assertThat(result.explanation()).isEqualTo("no approved release to compare with");
    }

    @ParameterizedTest
    @CsvSource({"t.none = 0, MISSING", "u.failed = 0, MISSING", "t.status < 3, UNREADABLE", "t.status = +1, UNREADABLE"
    })
    void whatTheEvidenceDoesNotCarryIsUnknown(String criterion, EvidenceState state) {
        CriterionResult result = judge(criterion);

        assertThat(result.truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(result.state()).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(value = EvidenceState.class, mode = EnumSource.Mode.EXCLUDE, names = "PRESENT")
    void onlyPresentEvidenceAnswers(EvidenceState state) {
        Map<String, Evidence> evidence = Map.of("t", Samples.evidence("t", state, Map.of("failed", 0L)));

        CriterionResult result =
                new CriteriaEvaluator(evidence, Optional.empty()).evaluate(CriterionParser.parse("t.failed = 0"));

        assertThat(result.truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(result.state()).isEqualTo(state);
    }

    /** {@code H} holds, {@code F} fails, {@code U} is unknown; sets apart by {@code |}. */
    @ParameterizedTest
    @CsvSource({
        "H, , PASS",
        "HH, , PASS",
        "HF, , FAIL",
        "HU, , UNKNOWN",
        "FU, , FAIL",
        "H|F, , PASS",
        "U|H, , PASS",
        "F|F, , FAIL",
        "U|F, , UNKNOWN",
        "FU|HU, , UNKNOWN",
        "F, H, WARN",
        "F, F, FAIL",
        "F, U, UNKNOWN",
        "U, H, UNKNOWN",
        "H, F, PASS",
        "F, U|H, WARN"
    })
    void setsAreJoinedByAndInsideAndOrBetween(String pass, String warn, CriteriaResult.Band band) {
        Criteria criteria = new Criteria(sets(pass), warn == null ? List.of() : sets(warn));

        CriteriaResult result = new CriteriaEvaluator(NOW, Optional.empty()).evaluate(criteria);

        assertThat(result.band()).isEqualTo(band);
        assertThat(result.state() == EvidenceState.PRESENT).isEqualTo(band != CriteriaResult.Band.UNKNOWN);
        assertThat(result.explanation()).isNotBlank();
    }

    private static List<CriteriaSet> sets(String text) {
        return Arrays.stream(text.split("\\|"))
                .map(set -> new CriteriaSet(set.chars()
                        .mapToObj(c -> CriterionParser.parse(
                                switch (c) {
                                    case 'H' -> "t.failed = 2";
                                    case 'F' -> "t.failed = 0";
                                    default -> "t.none = 0";
                                }))
                        .toList()))
                .toList();
    }
}
