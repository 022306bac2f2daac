package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;

/** Tests by what became of them, each counted once. */
final class TestTally {
    private long passed;
    private long flaky;
    private long skipped;
    private long failed;
    private long errors;

    void add(TestOutcome outcome) {
        change(outcome, 1);
    }

    void remove(TestOutcome outcome) {
        change(outcome, -1);
    }

    private void change(TestOutcome outcome, int by) {
        switch (outcome) {
            case PASSED -> passed += by;
            case FLAKY -> {
                passed += by;
                flaky += by;
            }
            case SKIPPED -> skipped += by;
            case FAILED -> failed += by;
            case ERROR -> errors += by;
        }
    }

    long total() {
        return run() + skipped;
    }

    /** Those that were not skipped. */
    long run() {
        return passed + failed + errors;
    }

    Facts.Builder facts() {
        return Facts.builder()
                .count("total", total())
                .count("passed", passed)
                .count("failed", failed)
                .count("errors", errors)
                .count("skipped", skipped)
                .count("flaky", flaky);
    }
}
