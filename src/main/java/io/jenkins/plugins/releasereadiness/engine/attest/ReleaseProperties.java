package io.jenkins.plugins.releasereadiness.engine.attest;

import io.jenkins.plugins.releasereadiness.engine.gate.GateOutcome;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackOutcome;
import io.jenkins.plugins.releasereadiness.engine.score.Recommendation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a ledger allows to be said of its release. Of scorecards, approvals and results of the same gate the latest
 * counts; a gate that ran dry counts for nothing.
 */
final class ReleaseProperties {
    private static final String PREFIX = "RELEASE_READINESS_";
    private static final String READY = PREFIX + "READY";
    private static final String APPROVED = PREFIX + "APPROVED";
    private static final String OVERRIDDEN = PREFIX + "APPROVED_BY_OVERRIDE";

    /** Outcomes of a health window with which the release stays; any other, known or not, is none. */
    private static final Set<String> STAYS = Stream.of(RollbackOutcome.values())
            .filter(RollbackOutcome::good)
            .map(RollbackOutcome::name)
            .collect(Collectors.toUnmodifiableSet());

    private boolean ready;
    private final Map<String, Boolean> gates = new TreeMap<>();
    private Optional<String> approval = Optional.empty();
    private boolean decided;
    private boolean degraded;

    /**
     * @throws io.jenkins.plugins.releasereadiness.engine.json.JsonException if a payload has not the shape of its kind
     */
    ReleaseProperties(List<LedgerEntry> entries) {
        entries.forEach(this::add);
    }

    private void add(LedgerEntry entry) {
        Fields fields = entry.fields();
        switch (entry.kind()) {
            case SCORECARD -> ready = fields.word("recommendation", Recommendation::ofWords) == Recommendation.READY;
            case GATE -> {
                if (!fields.optionalBool("dryRun").orElse(false)) {
                    gates.put(fields.text("gate"), passed(fields.word("outcome", GateOutcome::ofWords)));
                }
            }
            case DECISION -> {
                Fields decision = fields.object("decision");
                decided = true;
                approval = decision.text("outcome").equals("GO")
                        ? Optional.of(decision.bool("override") ? OVERRIDDEN : APPROVED)
                        : Optional.empty();
            }
            case ROLLBACK_OUTCOME ->
                degraded = !fields.optionalObject("result")
                        .flatMap(result -> result.optionalText("outcome"))
                        .filter(STAYS::contains)
                        .isPresent();
            default -> {
                // Nothing that could be claimed follows from the others.
            }
        }
    }

    /** What holds; what does not is not mentioned. Sorted. */
    List<String> holding() {
        List<String> properties = new ArrayList<>();
        if (ready) {
            properties.add(READY);
        }
        approval.ifPresent(properties::add);
        gates.forEach((gate, passed) -> {
            if (passed) {
                properties.add(PREFIX + "GATE_" + word(gate) + "_PASSED");
            }
        });
        return properties.stream().sorted().toList();
    }

    /**
     * Whether the release as a whole passed: approved, or ready where no approval was asked for; no gate failed last, and
     * the last health window ended with the release staying.
     */
    boolean passed() {
        boolean accepted = decided ? approval.isPresent() : ready;
        return accepted && !degraded && !gates.containsValue(false);
    }

    private static boolean passed(GateOutcome outcome) {
        return outcome == GateOutcome.PASSED || outcome == GateOutcome.PASSED_WITH_WARNINGS;
    }

    private static String word(String gate) {
        return gate.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
