package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LatencyCountsTest {
    @Provide
    Arbitrary<List<Long>> times() {
        Arbitrary<Long> usual = Arbitraries.longs().between(0, 500);
        Arbitrary<Long> any = Arbitraries.longs().between(0, LatencyCounts.DENSE + 100L);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, usual), net.jqwik.api.Tuple.of(1, any))
                .list()
                .ofMinSize(1)
                .ofMaxSize(800);
    }

    @Property(tries = 300)
    void percentilesAreThoseOfTheSortedTimes(@ForAll("times") List<Long> times) throws UnreadableException {
        LatencyCounts counts = new LatencyCounts();
        for (long time : times) {
            counts.add(time);
        }
        List<Long> sorted = times.stream().sorted().toList();
        for (int percent : new int[] {1, 50, 90, 95, 99, 100}) {
            int rank = (int) Math.ceil(percent * sorted.size() / 100.0);
            assertThat(counts.percentile(percent)).isEqualTo(sorted.get(rank - 1));
        }
        assertThat(counts.max()).isEqualTo(sorted.get(sorted.size() - 1));
        assertThat(counts.count()).isEqualTo(times.size());
        assertThat(counts.mean())
                .isEqualTo((double) times.stream().mapToLong(Long::longValue).sum() / times.size());
    }

    @Test
    void manyEqualTimesAreCountedExactly() throws UnreadableException {
        LatencyCounts counts = new LatencyCounts();
        for (int i = 0; i < 99_000; i++) {
            counts.add(7);
        }
        for (int i = 0; i < 1_000; i++) {
            counts.add(9);
        }
        assertThat(counts.percentile(99)).isEqualTo(7);
        counts.add(9);
        assertThat(counts.percentile(99)).isEqualTo(9);
    }

    @Test
    void withoutSamplesThereIsNoMean() {
        assertThat(new LatencyCounts().mean()).isNaN();
    }

    @Test
    void timesBeyondReasonAreRefusedBeforeTheyFillTheMemory() {
        LatencyCounts counts = new LatencyCounts();
        assertThatThrownBy(() -> {
                    for (int i = 0; i <= LatencyCounts.MAX_RARE; i++) {
                        counts.add(LatencyCounts.DENSE + (long) i);
                    }
                })
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("took longer than 69 minutes");
    }

    @Test
    void aSumBeyondReasonIsRefused() {
        LatencyCounts counts = new LatencyCounts();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 3; i++) {
                        counts.add(Long.MAX_VALUE / 2);
                    }
                })
                .hasMessageContaining("add up to more than 2^63");
    }
}
