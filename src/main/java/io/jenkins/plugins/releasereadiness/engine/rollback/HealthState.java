package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A health window at one moment.
 *
 * @param startedAt when watching began
 * @param endsAt when it is over if all is well then
 * @param extension the one extension
 * @param probes how many probes were asked for; the number of the last one
 * @param askedAt when the probe was asked for that has not answered yet
 * @param nextAt when the next probe is due
 * @param run severities of the last failures without a healthy probe in between; never more than the failure limit
 * @param errors how many probes in a row could not be measured
 * @param measured how many probes were measured completely
 * @param last what the last probe said; empty before the first answer
 */
public record HealthState(
        Instant startedAt,
        Instant endsAt,
        Optional<Extension> extension,
        long probes,
        Optional<Instant> askedAt,
        Instant nextAt,
        List<Severity> run,
        long errors,
        long measured,
        Optional<ProbeResult> last) {
    public HealthState {
        Objects.requireNonNull(startedAt);
        Objects.requireNonNull(endsAt);
        Objects.requireNonNull(extension);
        Objects.requireNonNull(askedAt);
        Objects.requireNonNull(nextAt);
        Objects.requireNonNull(last);
        run = List.copyOf(run);
    }

    /** What the last probe said, for people. */
    String seen() {
        return last.map(ProbeResult::explanation).orElse("");
    }

    /** Whether the last probe said something of another kind than {@code before} did. */
    boolean changedSince(HealthState before) {
        return last.isPresent() != before.last.isPresent()
                || last.isPresent() && !last.get().sameKind(before.last.get());
    }

    /**
     * @param by id of who extended the window
     */
    public record Extension(String by, String reason, Instant at) {
        public Extension {
            Objects.requireNonNull(by);
            Objects.requireNonNull(reason);
            Objects.requireNonNull(at);
        }
    }
}
