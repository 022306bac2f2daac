package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.util.Objects;
import java.util.Optional;

/**
 * What one look at the deployment said. Not degraded and not measured is not healthy: nothing is known then.
 *
 * @param degraded how severe a degradation was measured; empty if none was
 * @param measured whether everything that is watched could be measured
 * @param explanation what was seen, for people
 */
public record ProbeResult(Optional<Severity> degraded, boolean measured, String explanation) {
    public ProbeResult {
        Objects.requireNonNull(degraded);
        Objects.requireNonNull(explanation);
    }

    public static ProbeResult healthy(String explanation) {
        return new ProbeResult(Optional.empty(), true, explanation);
    }

    public static ProbeResult degraded(Severity severity, String explanation) {
        return new ProbeResult(Optional.of(severity), true, explanation);
    }

    /** Nothing could be measured. */
    public static ProbeResult unmeasured(String explanation) {
        return new ProbeResult(Optional.empty(), false, explanation);
    }

    /** Whether {@code other} says the same but for its explanation. */
    public boolean sameKind(ProbeResult other) {
        return measured == other.measured && degraded.equals(other.degraded);
    }

    /** Everything was measured and nothing is wrong. */
    public boolean isHealthy() {
        return measured && degraded.isEmpty();
    }
}
