package io.jenkins.plugins.releasereadiness.config;

import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import java.util.Objects;
import java.util.Optional;

/**
 * A policy that holds, with the form in which the record keeps it.
 *
 * @param policy the policy, {@code extends} resolved and floors applied
 * @param snapshot the same with its origin and digest
 * @param file path of the policy's file in the repository; empty if it does not come from there
 */
public record EffectivePolicy(Policy policy, PolicySnapshot snapshot, Optional<String> file) {
    public EffectivePolicy {
        Objects.requireNonNull(policy);
        Objects.requireNonNull(snapshot);
        Objects.requireNonNull(file);
    }
}
