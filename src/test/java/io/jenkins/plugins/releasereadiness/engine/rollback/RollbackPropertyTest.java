package io.jenkins.plugins.releasereadiness.engine.rollback;

import java.util.EnumSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever probes, people, clocks and crashes do in whatever order: the rollback runs at most once, never against a
 * guard, at once when critical, exactly at the deadline otherwise, and every watch ends in one outcome.
 */
class RollbackPropertyTest {
    @Property(tries = 3_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void everyWatchEndsOnceAndRollsBackAtMostOnce(@ForAll("seeds") long seed) {
        Statistics.label("outcome")
                .collect(new Plant(seed).play())
                .coverage(outcomes -> EnumSet.allOf(RollbackOutcome.class)
                        .forEach(outcome -> outcomes.check(outcome).count(count -> count > 0)));
    }

    @Tag("long")
    @Property(tries = 100_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void everyWatchEndsOnceAndRollsBackAtMostOnceAtLength(@ForAll("seeds") long seed) {
        new Plant(seed).play();
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
    }
}
