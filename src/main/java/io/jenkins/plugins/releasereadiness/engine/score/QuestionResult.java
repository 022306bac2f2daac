package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How one question was answered, complete in itself so that a page needs no policy to show it.
 *
 * @param id id of the question
 * @param category id of its category
 * @param text the question
 * @param severity how much it matters while it is open
 * @param mandatory whether it blocks while it is open
 * @param answer how it stands
 * @param state state of the evidence that decided; {@link EvidenceState#PRESENT} for every answer that is known
 * @param explanation why, as a sentence
 * @param actual what was measured, for example {@code scan.critical is 2}; empty if people attest it or nothing is known
 * @param target what was asked, as the policy wrote it; empty if people attest it
 * @param evidence ids of the sources and {@code attestation} that answered or should have
 * @param attestedBy who attested it
 * @param waiver why it is waived and until when, as a sentence
 * @param owner who sees to it
 * @param fix what to do while it is open
 */
public record QuestionResult(
        String id,
        String category,
        String text,
        Severity severity,
        boolean mandatory,
        Answer answer,
        EvidenceState state,
        String explanation,
        Optional<String> actual,
        Optional<String> target,
        List<String> evidence,
        Optional<String> attestedBy,
        Optional<String> waiver,
        Optional<String> owner,
        Optional<String> fix) {
    public QuestionResult {
        Objects.requireNonNull(id);
        Objects.requireNonNull(category);
        Objects.requireNonNull(text);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(answer);
        Objects.requireNonNull(state);
        Objects.requireNonNull(explanation);
        evidence = List.copyOf(evidence);
    }
}
