package io.jenkins.plugins.releasereadiness.engine.ledger;

import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Takes out of what is about to be written what must not be published: secrets that a build knows. It stands at the one
 * door through which everything generated goes, in front of ledger and bundle; nothing behind it looks for secrets again.
 */
@FunctionalInterface
public interface Masking {
    /** Nothing is secret. */
    Masking NONE = text -> text;

    /**
     * Members whose values come from closed vocabularies, clocks, digests, names in the bundle or names of people and
     * rules. A secret that happens to be such a word is not given away by it, and without the word the record cannot be read.
     */
    Set<String> STRUCTURE = Set.of(
            "answer",
            "at",
            "choice",
            "document",
            "due",
            "event",
            "expires",
            "format",
            "gate",
            "groups",
            "id",
            "kind",
            "level",
            "maker",
            "makerKind",
            "measuredAt",
            "outcome",
            "phase",
            "predicateType",
            "published",
            "readiness",
            "recommendation",
            "rules",
            "severity",
            "source",
            "state",
            "status",
            "voter",
            "voters",
            "window");

    /** {@code plain} with a mask for each secret. A digest in which a secret stands by chance stays as it is. */
    String text(String plain);

    /** A JSON tree with its texts masked; names of members and what {@link #STRUCTURE} names stay as they are. */
    default Map<String, Object> payload(Map<String, ?> tree) {
        Map<String, Object> masked = new LinkedHashMap<>();
        tree.forEach((name, value) -> masked.put(name, STRUCTURE.contains(name) ? value : value(value)));
        return masked;
    }

    /**
     * A generated file, masked.
     *
     * @param path its name; the content of {@code .json} stays JSON
     */
    default byte[] file(String path, byte[] content) {
        String plain = new String(content, StandardCharsets.UTF_8);
        if (text(plain).equals(plain)) {
            return content;
        }
        String masked = path.endsWith(".json") ? Json.pretty(value(Json.read(plain))) : text(plain);
        return masked.getBytes(StandardCharsets.UTF_8);
    }

    private Object value(Object value) {
        if (value instanceof String plain) {
            return text(plain);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
            return payload(members);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(this::value).toList();
        }
        return value;
    }
}
