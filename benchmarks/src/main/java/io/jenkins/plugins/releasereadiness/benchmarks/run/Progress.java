package io.jenkins.plugins.releasereadiness.benchmarks.run;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Tells what is being measured. */
final class Progress {
    private Progress() {}

    static void tell(String text) {
        System.err.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + "  " + text);
    }
}
