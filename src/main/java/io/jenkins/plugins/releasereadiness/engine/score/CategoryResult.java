package io.jenkins.plugins.releasereadiness.engine.score;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * How one category stands.
 *
 * @param id id of the category
 * @param title name for people
 * @param weight share in the overall score
 * @param score its score
 * @param minimum what it must reach; empty for nothing
 * @param met whether its lowest score reaches the minimum; {@code true} without one
 * @param critical whether missing the minimum blocks
 * @param yes how many questions are answered Yes
 * @param total how many questions it has
 */
public record CategoryResult(
        String id,
        String title,
        BigDecimal weight,
        Score score,
        Optional<BigDecimal> minimum,
        boolean met,
        boolean critical,
        int yes,
        int total) {
    public CategoryResult {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(weight);
        Objects.requireNonNull(score);
        Objects.requireNonNull(minimum);
    }
}
