package io.jenkins.plugins.releasereadiness.benchmarks.run;

import io.jenkins.plugins.releasereadiness.benchmarks.reports.Report;
import io.jenkins.plugins.releasereadiness.benchmarks.ways.Contender;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/** The smallest heap with which a report can be read, found by trying. */
final class HeapSearch {
    /** The least that a JVM starts with, in MiB. */
    private static final int LEAST = 2;

    private final FreshJvm jvm;

    HeapSearch(FreshJvm jvm) {
        this.jvm = jvm;
    }

    /**
     * @param most where to stop, in MiB
     * @param grain how close to come, as a share of the result; whole MiB are the finest
     * @param patience a reading that takes longer, because it does nothing but collect garbage, does not work
     * @return MiB; empty if even {@code most} is too little
     */
    OptionalInt smallest(Contender contender, Report report, int most, double grain, Duration patience)
            throws IOException {
        int fails = LEAST - 1;
        int works = Math.min(most, 16);
        while (!works(contender, report, works, patience)) {
            if (works == most) {
                return OptionalInt.empty();
            }
            fails = works;
            works = Math.min(most, works * 2);
        }
        while (works - fails > Math.max(1, works * grain)) {
            int middle = (works + fails) / 2;
            if (works(contender, report, middle, patience)) {
                works = middle;
            } else {
                fails = middle;
            }
        }
        return OptionalInt.of(works);
    }

    private boolean works(Contender contender, Report report, int heap, Duration patience) throws IOException {
        return jvm.read(contender, report, heap, patience).isPresent();
    }
}
