package io.jenkins.plugins.releasereadiness.config;

import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyText;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What has changed in the global configuration since a record started. The recorded policy holds all the same; people who
 * look at the record see both.
 *
 * @param changes values that would be others today, by path
 * @param problem why the recorded policy, or the one of today, could not be used today; empty if it could
 */
public record PolicyDrift(List<Change> changes, Optional<String> problem) {
    /**
     * One value.
     *
     * @param path for example {@code thresholds.overall}
     * @param recorded the value that holds for the record; empty for none
     * @param today the value that a record would have that starts now; empty for none
     */
    public record Change(String path, String recorded, String today) {}

    public PolicyDrift {
        changes = List.copyOf(changes);
    }

    /** Compares a recorded policy with today's configuration. A policy of a repository is held against the floors only. */
    public static PolicyDrift of(PolicySnapshot recorded) {
        try {
            Optional<EffectivePolicy> today = today(recorded);
            return today.map(policy -> new PolicyDrift(changes(recorded, policy.snapshot()), Optional.empty()))
                    .orElseGet(() -> new PolicyDrift(
                            List.of(), Optional.of("There is no longer a policy from " + recorded.origin() + ".")));
        } catch (IOException e) {
            return new PolicyDrift(List.of(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static Optional<EffectivePolicy> today(PolicySnapshot recorded) throws IOException {
        if (!recorded.files().isEmpty()) {
            return Optional.of(Policies.tighten(new EffectivePolicy(Policies.restore(recorded), recorded), Map.of()));
        }
        Optional<PolicyText> text = Policies.names().stream()
                .flatMap(name -> Policies.named(name).stream())
                .filter(named -> named.origin().equals(recorded.origin()))
                .findFirst();
        return text.isPresent()
                ? Optional.of(Policies.load(text.get(), PolicyFiles.NONE, recorded.arguments()))
                : Optional.empty();
    }

    /** Whether today's configuration would give the same. */
    public boolean none() {
        return changes.isEmpty() && problem.isEmpty();
    }

    private static List<Change> changes(PolicySnapshot recorded, PolicySnapshot today) {
        Map<String, String> then = texts(recorded);
        Map<String, String> now = texts(today);
        TreeSet<String> paths = new TreeSet<>(then.keySet());
        paths.addAll(now.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(then.get(path), now.get(path)))
                .map(path -> new Change(path, then.getOrDefault(path, ""), now.getOrDefault(path, "")))
                .toList();
    }

    private static Map<String, String> texts(PolicySnapshot policy) {
        return policy.values().stream()
                .collect(Collectors.toMap(PolicySnapshot.Value::path, PolicySnapshot.Value::text));
    }
}
