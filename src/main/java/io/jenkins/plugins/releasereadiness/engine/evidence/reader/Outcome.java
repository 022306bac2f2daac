package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a {@link Reading} found in readable reports.
 *
 * @param state {@link EvidenceState#PRESENT}, {@link EvidenceState#VACUOUS} or {@link EvidenceState#CONTRADICTED};
 *     freshness is not the reader's business
 * @param facts what was measured; counts are shown also when vacuous (as 0), rates and percentages are absent then
 * @param message why it is vacuous or contradicted, as a sentence that tells the next step; for present evidence empty,
 *     or a note worth reading (for example that an option was used)
 * @param measuredAt the time the reports themselves give (see {@link MeasuredAt}), empty if none
 * @param measuredAtWithoutZone the same of those reports whose times name no zone, empty if none
 */
public record Outcome(
        EvidenceState state,
        Facts facts,
        String message,
        Optional<Instant> measuredAt,
        Optional<LocalDateTime> measuredAtWithoutZone) {
    public Outcome {
        Objects.requireNonNull(facts);
        Objects.requireNonNull(message);
        Objects.requireNonNull(measuredAt);
        Objects.requireNonNull(measuredAtWithoutZone);
        if (state != EvidenceState.PRESENT && state != EvidenceState.VACUOUS && state != EvidenceState.CONTRADICTED) {
            throw new IllegalArgumentException("a reader cannot say that evidence " + state.phrase());
        }
    }

    public static Outcome present(Facts facts) {
        return new Outcome(EvidenceState.PRESENT, facts, "", Optional.empty(), Optional.empty());
    }

    public static Outcome vacuous(Facts facts, String message) {
        return new Outcome(EvidenceState.VACUOUS, facts, message, Optional.empty(), Optional.empty());
    }

    public static Outcome contradicted(Facts facts, String message) {
        return new Outcome(EvidenceState.CONTRADICTED, facts, message, Optional.empty(), Optional.empty());
    }

    public Outcome withMessage(String newMessage) {
        return new Outcome(state, facts, newMessage, measuredAt, measuredAtWithoutZone);
    }

    /** This outcome, measured at a time that is certain; {@code null} leaves it as it is. */
    public Outcome measuredAt(Instant time) {
        return time == null ? this : new Outcome(state, facts, message, Optional.of(time), Optional.empty());
    }

    /** This outcome with the reports' own times. */
    public Outcome measuredAt(MeasuredAt times) {
        return new Outcome(
                state, facts, message, Optional.ofNullable(times.zoned()), Optional.ofNullable(times.withoutZone()));
    }

    /**
     * When the oldest of the reports was measured as they say; empty if none says.
     *
     * @param here the zone of the machine that reads (see {@link ReportTime#oldest})
     */
    public Optional<Instant> measuredAt(ZoneId here) {
        return Stream.concat(
                        measuredAt.stream(), measuredAtWithoutZone.map(time -> ReportTime.oldest(time, here)).stream())
                .min(Instant::compareTo);
    }

    /** What to know of {@link #measuredAt(ZoneId)}, to be added to a sentence about it; empty if it is certain. */
    public String zoneNote(ZoneId here) {
        Optional<Instant> assumed = measuredAtWithoutZone
                .filter(time -> !ReportTime.certain(time, here))
                .map(time -> ReportTime.oldest(time, here));
        return assumed.isPresent() && assumed.equals(measuredAt(here))
                ? " (the report's time names no zone, so the older of UTC and " + here
                        + " counts; have it written with a zone, or both in UTC)"
                : "";
    }
}
