package io.jenkins.plugins.releasereadiness.engine.evidence.probe;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param status HTTP status
 * @param latency from asking to the end of the answer, or to where reading it ended
 * @param body its first bytes
 * @param whole whether {@code body} is all of it
 * @param otherHost the host that a redirect leads to, which was not asked; empty without one
 */
public record ProbeAnswer(int status, Duration latency, byte[] body, boolean whole, Optional<String> otherHost) {
    public ProbeAnswer {
        Objects.requireNonNull(latency);
        Objects.requireNonNull(body);
        Objects.requireNonNull(otherHost);
    }
}
