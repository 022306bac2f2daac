package io.jenkins.plugins.releasereadiness.engine.evidence.probe;

import java.time.Duration;

/**
 * What one probe may cost.
 *
 * @param timeout for everything from connecting to the end of the answer, redirects included
 * @param maxBodyBytes how much of the answer is read
 * @param maxRedirects how many redirects on the same host are followed
 */
public record ProbeLimits(Duration timeout, int maxBodyBytes, int maxRedirects) {
    /** 10 seconds, 1 MiB, 5 redirects. */
    public static final ProbeLimits DEFAULTS = new ProbeLimits(Duration.ofSeconds(10), 1 << 20, 5);

    public ProbeLimits {
        if (timeout.isZero() || timeout.isNegative() || maxBodyBytes < 1 || maxRedirects < 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
