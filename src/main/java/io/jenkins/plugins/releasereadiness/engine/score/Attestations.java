package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The newest attestation of each question, and whether it may answer. */
final class Attestations {
    private final Map<String, Attestation> newest = new HashMap<>();
    private final Instant now;

    Attestations(List<Attestation> attestations, Instant now) {
        this.now = now;
        for (Attestation attestation : attestations) {
            newest.merge(attestation.question(), attestation, (one, other) -> newer(one, other) ? one : other);
        }
    }

    /** Of two of the same moment the No wins, so that the order of files never matters. */
    private static boolean newer(Attestation one, Attestation other) {
        int order = one.at().compareTo(other.at());
        return order > 0 || order == 0 && !one.yes();
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
            return Optional.of("the attestation is dated in the future (" + attestation.at() + ")");
        }
        if (attestation.expires().isPresent() && !attestation.expires().get().isAfter(now)) {
            return Optional.of("the attestation of " + attestation.by() + " expired at "
                    + attestation.expires().get() + "; attest again");
        }
        return maxAge.filter(age -> attestation.at().isBefore(now.minus(age)))
                .map(age -> "the attestation of " + attestation.by() + " is older than " + age.toDays()
                        + " days; attest again");
    }
}
