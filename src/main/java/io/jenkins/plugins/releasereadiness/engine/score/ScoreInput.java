package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.release.ReleaseFinding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a scorecard is made from, besides the policy.
 *
 * @param now time of the verdict
 * @param evidence evidence by id of its source; a source that is not there is missing
 * @param attestations what people attested, in any order
 * @param reference evidence of the last approved release by id of its source; empty if there is none
 * @param release how the rules of the release stand
 * @param confirmedWaivers digest of a waiver ({@link io.jenkins.plugins.releasereadiness.engine.policy.Waiver#sha256})
 *     to the id of who confirmed it in person
 */
public record ScoreInput(
        Instant now,
        Map<String, Evidence> evidence,
        List<Attestation> attestations,
        Optional<Map<String, Evidence>> reference,
        List<ReleaseFinding> release,
        Map<String, String> confirmedWaivers) {
    public ScoreInput {
        Objects.requireNonNull(now);
        evidence = Map.copyOf(evidence);
        attestations = List.copyOf(attestations);
        Objects.requireNonNull(reference);
        release = List.copyOf(release);
        confirmedWaivers = Map.copyOf(confirmedWaivers);
    }

    /** Without rules of the release, and where nobody confirms waivers in person. */
    public ScoreInput(
            Instant now,
            Map<String, Evidence> evidence,
            List<Attestation> attestations,
            Optional<Map<String, Evidence>> reference) {
        this(now, evidence, attestations, reference, List.of(), Map.of());
    }
}
