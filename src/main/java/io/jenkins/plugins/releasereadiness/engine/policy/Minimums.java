package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.yaml.Located;
import io.jenkins.plugins.releasereadiness.engine.yaml.Place;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problems;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The minimum of a category may stand with the category or, shorter, under {@code thresholds.categories}. What stands
 * in the later policy wins, wherever it stands there; both in one policy is a mistake.
 */
final class Minimums {
    private final Map<String, Located.Scalar> minimums = new LinkedHashMap<>();

    /**
     * @param layers the policies, base first
     */
    Minimums(List<Located.Mapping> layers, Problems problems) {
        for (Located.Mapping layer : layers) {
            Map<String, Located> shorts = members(member(layer, "thresholds"), "categories");
            Map<String, Located> categories = members(layer, "categories");
            categories.forEach((id, category) -> {
                Located minimum = member(category, "minimum");
                put(id, minimum);
                if (minimum != null && shorts.containsKey(id)) {
                    problems.add(
                            shorts.get(id).place(),
                            "the minimum of category '" + id + "' stands twice; first at " + minimum.place());
                }
            });
            shorts.forEach(this::put);
        }
    }

    /** The minimum in per cent; empty if there is none. Whether it is a number is checked where it is read. */
    Optional<BigDecimal> of(String category) {
        return Optional.ofNullable(minimums.get(category)).flatMap(Located.Scalar::number);
    }

    /** Where the minima stand, by id of category. */
    Map<String, Place> places() {
        Map<String, Place> places = new LinkedHashMap<>();
        minimums.forEach((id, minimum) -> places.put(id, minimum.place()));
        return places;
    }

    private void put(String id, Located minimum) {
        if (minimum instanceof Located.Scalar scalar) {
            minimums.put(id, scalar);
        }
    }

    private static Located member(Located value, String key) {
        return value instanceof Located.Mapping map ? map.members().get(key) : null;
    }

    private static Map<String, Located> members(Located value, String key) {
        return member(value, key) instanceof Located.Mapping map ? map.members() : Map.of();
    }
}
