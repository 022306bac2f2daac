package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link Reading} found in readable reports.
 *
 * @param state {@link EvidenceState#PRESENT}, {@link EvidenceState#VACUOUS} or {@link EvidenceState#CONTRADICTED};
 *     freshness is not the reader's business
 * @param facts what was measured; counts are shown also when vacuous (as 0), rates and percentages are absent then
 * @param message why it is vacuous or contradicted, as a sentence that tells the next step; for present evidence empty,
 *     or a note worth reading (for example that an option was used)
 * @param measuredAt the time the reports themselves give (see {@link MeasuredAt}), empty if none
 */
public record Outcome(EvidenceState state, Facts facts, String message, Optional<Instant> measuredAt) {
    public Outcome {
        Objects.requireNonNull(facts);
        Objects.requireNonNull(message);
        Objects.requireNonNull(measuredAt);
        if (state != EvidenceState.PRESENT && state != EvidenceState.VACUOUS && state != EvidenceState.CONTRADICTED) {
            throw new IllegalArgumentException("a reader cannot say that evidence " + state.phrase());
        }
    }

    public static Outcome present(Facts facts) {
        return new Outcome(EvidenceState.PRESENT, facts, "", Optional.empty());
    }

    public static Outcome vacuous(Facts facts, String message) {
        return new Outcome(EvidenceState.VACUOUS, facts, message, Optional.empty());
    }

    public static Outcome contradicted(Facts facts, String message) {
        return new Outcome(EvidenceState.CONTRADICTED, facts, message, Optional.empty());
    }

    public Outcome withMessage(String newMessage) {
        return new Outcome(state, facts, newMessage, measuredAt);
    }

    /** This outcome with the report's own time; {@code null} leaves it as it is. */
    public Outcome measuredAt(Instant time) {
        return time == null ? this : new Outcome(state, facts, message, Optional.of(time));
    }
}
