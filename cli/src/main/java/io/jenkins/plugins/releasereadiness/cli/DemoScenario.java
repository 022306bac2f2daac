package io.jenkins.plugins.releasereadiness.cli;

import java.time.Duration;
import java.util.Optional;

/** What happens in a demonstration. */
enum DemoScenario {
    /** Everything goes well, through all four phases. */
    GO("go", Optional.empty(), Optional.empty(), true),
    /** Tests fail, a critical vulnerability is open and answers are missing: it stops at the first gate. */
    NO_GO("no-go", Optional.of("no-go/readiness"), Optional.empty(), false),
    /** Seven minutes after the launch the checkout fails; nobody decides, and after 15 minutes it rolls back. */
    ROLLBACK("rollback", Optional.empty(), Optional.of(Duration.ofMinutes(7)), false),
    /** Somebody changes the bundle of a release that went well; verification names what was changed. */
    TAMPERED("tampered", Optional.empty(), Optional.empty(), true);

    private final String word;
    private final Optional<String> overlay;
    private final Optional<Duration> failsAfter;
    private final boolean goesOut;

    DemoScenario(String word, Optional<String> overlay, Optional<Duration> failsAfter, boolean goesOut) {
        this.word = word;
        this.overlay = overlay;
        this.failsAfter = failsAfter;
        this.goesOut = goesOut;
    }

    /** As the command line writes it. */
    String word() {
        return word;
    }

    /** Reports that replace those of the release that goes well. */
    Optional<String> overlay() {
        return overlay;
    }

    /** When the service starts to fail after the launch; empty for never. */
    Optional<Duration> failsAfter() {
        return failsAfter;
    }

    /** Whether the release goes out and stays. */
    boolean goesOut() {
        return goesOut;
    }

    @Override
    public String toString() {
        return word;
    }
}
