package io.jenkins.plugins.releasereadiness.config;

import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import java.util.Objects;

/**
 * A policy that holds, with the form in which the record keeps it.
 *
 * @param policy the policy, {@code extends} resolved and floors applied
 * @param snapshot the same with its origin and digest
 */
public record EffectivePolicy(Policy policy, PolicySnapshot snapshot) {
    public EffectivePolicy {
        Objects.requireNonNull(policy);
        Objects.requireNonNull(snapshot);
    }
}
