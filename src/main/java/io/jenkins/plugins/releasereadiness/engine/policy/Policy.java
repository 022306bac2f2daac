package io.jenkins.plugins.releasereadiness.engine.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An effective policy: {@code extends} resolved, floors applied. Maps keep the order of the file.
 *
 * @param name name for people
 * @param release rules of the release itself
 * @param sources evidence sources by id
 * @param categories categories by id
 * @param questions questions by id; the category of each exists in {@code categories}
 * @param thresholds scores to reach
 * @param gates gates by id
 * @param approval rules of the approval
 * @param rollback health window, severities, decision table and plan
 * @param attestationFiles patterns of the files that hold attestations
 * @param waivers waivers asked for; whether each is valid is decided when it is used
 * @param debt accepted debt
 */
public record Policy(
        String name,
        ReleaseRules release,
        Map<String, Source> sources,
        Map<String, Category> categories,
        Map<String, Question> questions,
        Thresholds thresholds,
        Map<String, Gate> gates,
        ApprovalPolicy approval,
        RollbackPolicy rollback,
        List<String> attestationFiles,
        List<Waiver> waivers,
        List<Debt> debt) {
    public Policy {
        Objects.requireNonNull(name);
        Objects.requireNonNull(release);
        Objects.requireNonNull(thresholds);
        Objects.requireNonNull(approval);
        Objects.requireNonNull(rollback);
        sources = ordered(sources);
        categories = ordered(categories);
        questions = ordered(questions);
        gates = ordered(gates);
        attestationFiles = List.copyOf(attestationFiles);
        waivers = List.copyOf(waivers);
        debt = List.copyOf(debt);
    }

    /** The gate {@code id}. */
    public Optional<Gate> gate(String id) {
        return Optional.ofNullable(gates.get(id));
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
