package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.Freshness;
import io.jenkins.plugins.releasereadiness.engine.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The newest attestation of each question, and whether it may answer. */
final class Attestations {
    /**
     * Of two of the same moment the No wins, then the one that expires first: neither the order of files nor that in them
     * may decide.
     */
    private static final Comparator<Attestation> NEWEST_LAST = Comparator.comparing(Attestation::at)
            .thenComparing(attestation -> !attestation.yes())
            .thenComparing(attestation -> attestation.expires().orElse(Instant.MAX), Comparator.reverseOrder())
            .thenComparing(Attestation::by)
            .thenComparing(attestation -> attestation.reason().orElse(""))
            .thenComparing(attestation -> attestation.link().orElse(""));

    private final Map<String, Attestation> newest = new HashMap<>();
    private final Instant now;

    Attestations(List<Attestation> attestations, Instant now) {
        this.now = now;
        for (Attestation attestation : attestations) {
            newest.merge(
                    attestation.question(),
                    attestation,
                    (one, other) -> NEWEST_LAST.compare(one, other) > 0 ? one : other);
        }
    }

    Optional<Attestation> of(String question) {
        return Optional.ofNullable(newest.get(question));
    }

    /** Why the attestation may not answer, or empty if it may. */
    Optional<String> problem(Attestation attestation, Optional<Duration> maxAge) {
        if (attestation.by().isBlank()) {
            return Optional.of("the attestation does not say who made it");
        }
        if (attestation.at().isAfter(now.plus(Freshness.CLOCK_SKEW))) {
            return Optional.of("the attestation is dated in the future (" + Times.show(attestation.at()) + ")");
        }
        if (attestation.expires().isPresent() && !attestation.expires().get().isAfter(now)) {
            return Optional.of("the attestation of " + attestation.by() + " expired at "
                    + Times.show(attestation.expires().get()) + "; attest again");
        }
        return maxAge.filter(age -> attestation.at().isBefore(now.minus(age)))
                .map(age -> "the attestation of " + attestation.by() + " is older than " + age.toDays()
                        + " days; attest again");
    }
}
