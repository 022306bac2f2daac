package io.jenkins.plugins.releasereadiness.engine.gate;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a gate may look at. Everything not there is missing, and what is missing never passes.
 *
 * @param now time of the check
 * @param evidence evidence by id of its source
 * @param reference evidence of the last approved release by id of its source; empty if there is none
 * @param scorecard scorecard of this record
 * @param version announced version
 * @param commit commit of this build
 * @param approval the recorded decision; empty if nobody decided
 * @param health outcome of the health window; empty if it has not finished
 * @param gates latest outcome of the other gates of this record
 * @param documents names of the documents in the record
 * @param checksums reads a file in the format of {@code sha256sum}: path to digest; empty if it cannot be read
 * @param environment whether a variable is set and not empty
 * @param tampering why this build may not pass a protected gate: it was replayed, or its own change set touches its
 *     Jenkinsfile or policy; empty if neither
 */
public record GateContext(
        Instant now,
        Map<String, Evidence> evidence,
        Optional<Map<String, Evidence>> reference,
        Optional<Scorecard> scorecard,
        Optional<String> version,
        Optional<String> commit,
        Optional<Approval> approval,
        Optional<Health> health,
        Map<String, GateOutcome> gates,
        Set<String> documents,
        Function<String, Optional<Map<String, String>>> checksums,
        Predicate<String> environment,
        Optional<String> tampering) {
    public GateContext {
        Objects.requireNonNull(now);
        evidence = Map.copyOf(evidence);
        gates = Map.copyOf(gates);
        documents = Set.copyOf(documents);
        Objects.requireNonNull(checksums);
        Objects.requireNonNull(environment);
    }

    /** The same with another scorecard and other outcomes of the other gates. */
    public GateContext judged(Optional<Scorecard> otherCard, Map<String, GateOutcome> otherGates) {
        return new GateContext(
                now,
                evidence,
                reference,
                otherCard,
                version,
                commit,
                approval,
                health,
                otherGates,
                documents,
                checksums,
                environment,
                tampering);
    }

    /**
     * A recorded decision.
     *
     * @param go whether it is GO and still binds what is in the record
     * @param sentence who decided what and when, or why it no longer binds
     */
    public record Approval(boolean go, String sentence) {}

    /**
     * A health window.
     *
     * @param healthy whether it finished within its thresholds
     * @param known whether it is known how the deployment is; not while it is still watched, nor if nothing was measured
     * @param sentence how it finished
     */
    public record Health(boolean healthy, boolean known, String sentence) {}
}
