package io.jenkins.plugins.releasereadiness.engine.policy;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * A group of questions.
 *
 * @param id id, for example {@code security}
 * @param title name for people
 * @param weight share in the overall score, at least 0; weights need not add up to 100
 * @param minimum lowest score in per cent that the category must reach; empty for none
 * @param critical whether the release is blocked, not only unready, while the category is under its minimum
 */
public record Category(String id, String title, BigDecimal weight, Optional<BigDecimal> minimum, boolean critical) {
    public Category {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(weight);
    }
}
