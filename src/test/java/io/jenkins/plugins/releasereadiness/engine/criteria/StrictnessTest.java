package io.jenkins.plugins.releasereadiness.engine.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.Samples;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictnessTest {
    private static Criteria criteria(String pass, String warn) {
        return new Criteria(sets(pass), sets(warn));
    }

    /** Sets apart by {@code |}, criteria by {@code &}. */
    private static List<CriteriaSet> sets(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("\\|"))
                        .map(set -> new CriteriaSet(Arrays.stream(set.split("&"))
                                .map(CriterionParser::parse)
                                .toList()))
                        .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "a.x <= 2, , a.x <= 2, , true",
        "a.x <= 1, , a.x <= 2, , true",
        "a.x <= 3, , a.x <= 2, , false",
        "a.x <= 1 & a.y = 0, , a.x <= 1, , true",
        "a.x <= 1, , a.x <= 1 & a.y = 0, , false",
        "a.x <= 1 | a.y = 0, , a.x <= 1, , false",
        "a.x <= 1, , a.x <= 1 | a.y = 0, , true",
        "a.x <= 1, a.x <= 2, a.x <= 1, , false",
        "a.x <= 1, , a.x <= 1, a.x <= 2, true",
        "a.x <= 0, a.x <= 1, a.x <= 1, , true",
        "a.x <= +5%, , a.x <= +10%, , true",
        "a.x <= +5%, , a.x <= 10, , false",
        "a.s = ok, , a.s != bad, , true",
        "a.s = bad, , a.s != bad, , false"
    })
    void moreCriteriaAndFewerAlternativesAreStricter(
            String pass, String warn, String floorPass, String floorWarn, boolean stricter) {
        Criteria floor = criteria(floorPass, floorWarn);

        assertThat(Strictness.atLeast(criteria(pass, warn), floor)).isEqualTo(stricter);
        assertThat(Strictness.looser(criteria(pass, warn), floor).isPresent()).isNotEqualTo(stricter);
    }

    @Property
    void whatIsImpliedHoldsWhereverTheStricterOneDoes(
            @ForAll Operator operator,
            @ForAll Operator demanded,
            @ForAll @IntRange(min = 0, max = 6) int target,
            @ForAll @IntRange(min = 0, max = 6) int demand,
            @ForAll @IntRange(min = 0, max = 6) int value,
            @ForAll Criterion.Basis basis) {
        Assume.that(basis != Criterion.Basis.TEXT);
        Criterion strict = Samples.criterion("a", "x", operator, basis, String.valueOf(target));
        Criterion loose = Samples.criterion("a", "x", demanded, basis, String.valueOf(demand));
        Map<String, Evidence> before = Map.of("a", Samples.present("a", Map.of("x", 3L)));
        CriteriaEvaluator evaluator = new CriteriaEvaluator(
                Map.of("a", Samples.present("a", Map.of("x", (long) value))), Optional.of(before));
        Assume.that(evaluator.evaluate(strict).truth() == Truth.HOLDS);

        boolean holds = evaluator.evaluate(loose).truth() == Truth.HOLDS;

        assertThat(holds || !Strictness.implies(strict, loose)).isTrue();
    }
}
