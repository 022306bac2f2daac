package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import java.util.List;
import java.util.Optional;

/**
 * What a policy may say about how a source is read.
 *
 * @param emptyRunIsClean SARIF: a run with neither rules nor results counts as a clean run (evidence rule 13)
 * @param allowIncomplete Dependency-Check: analysis exceptions do not contradict (evidence rule 23)
 * @param percentiles Gatling: what its percentiles 1–4 are; empty for its defaults (evidence rule 26)
 * @param vex statements that suppress findings (evidence rule 21)
 */
public record ReadOptions(
        boolean emptyRunIsClean, boolean allowIncomplete, List<Integer> percentiles, Optional<VexStatements> vex) {
    /** Nothing said. */
    public static final ReadOptions DEFAULTS = new ReadOptions(false, false, List.of(), Optional.empty());

    public ReadOptions {
        percentiles = List.copyOf(percentiles);
    }

    public ReadOptions withVex(VexStatements statements) {
        return new ReadOptions(emptyRunIsClean, allowIncomplete, percentiles, Optional.of(statements));
    }
}
