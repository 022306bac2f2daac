package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.VexStatements;
import java.util.Objects;
import java.util.Optional;

/**
 * A VEX source as it was collected (evidence rule 21): evidence of its own, and what it says about the findings of other
 * sources.
 *
 * @param evidence the source as any other
 * @param statements what it says; empty unless the evidence is present, so that a document that is missing, broken or
 *     too old suppresses nothing
 */
public record CollectedVex(Evidence evidence, Optional<VexStatements> statements) {
    public CollectedVex {
        Objects.requireNonNull(evidence);
        Objects.requireNonNull(statements);
    }

    /** The options of a findings source that names this one as its {@code vex}. */
    public ReadOptions applyTo(ReadOptions options) {
        return statements.map(options::withVex).orElse(options);
    }
}
