package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.yaml.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Builds one map of a written policy, of the values that reading its JSON would give. What is empty is left out, since
 * the file would leave it out.
 */
final class Tree {
    private final Map<String, Object> members = new LinkedHashMap<>();

    Tree put(String name, Object value) {
        Object plain = plain(value);
        boolean empty = plain == null
                || plain instanceof Collection<?> list && list.isEmpty()
                || plain instanceof Map<?, ?> map && map.isEmpty();
        if (!empty) {
            members.put(name, plain);
        }
        return this;
    }

    private static Object plain(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Tree::plain).orElse(null);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(Tree::plain).toList();
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof BigDecimal number && number.scale() <= 0) {
            return number.longValueExact();
        }
        return value instanceof Duration duration ? Durations.show(duration) : value;
    }

    Map<String, Object> map() {
        return members;
    }
}
