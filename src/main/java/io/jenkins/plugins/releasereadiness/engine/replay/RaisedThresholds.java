package io.jenkins.plugins.releasereadiness.engine.replay;

import io.jenkins.plugins.releasereadiness.engine.policy.Category;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Thresholds;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Minimum scores as an administrator would set them: a policy that asks for more stays as it is, one that asks for less is
 * raised.
 *
 * @param overall lowest overall score in per cent; empty for as the policy says
 * @param categories lowest scores in per cent by id of the category; categories that a policy does not have are passed by
 */
public record RaisedThresholds(Optional<BigDecimal> overall, Map<String, BigDecimal> categories) {
    public RaisedThresholds {
        Objects.requireNonNull(overall);
        categories = Map.copyOf(categories);
    }

    /** {@code policy} under these minimums. */
    public Policy over(Policy policy) {
        Map<String, Category> raised = new LinkedHashMap<>();
        policy.categories().forEach((id, category) -> raised.put(id, raised(category)));
        Thresholds thresholds = new Thresholds(
                overall.map(floor -> floor.max(policy.thresholds().overall()))
                        .orElse(policy.thresholds().overall()),
                policy.thresholds().maxWaivers(),
                policy.thresholds().confirmedWaivers());
        return new Policy(
                policy.name(),
                policy.release(),
                policy.sources(),
                raised,
                policy.questions(),
                thresholds,
                policy.gates(),
                policy.approval(),
                policy.rollback(),
                policy.attestationFiles(),
                policy.waivers(),
                policy.debt());
    }

    private Category raised(Category category) {
        BigDecimal floor = categories.get(category.id());
        if (floor == null) {
            return category;
        }
        return new Category(
                category.id(),
                category.title(),
                category.weight(),
                Optional.of(floor.max(category.minimum().orElse(BigDecimal.ZERO))),
                category.critical());
    }
}
