package io.jenkins.plugins.releasereadiness.engine.approval;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Comparing the digests that votes are bound to. */
final class Bindings {
    private Bindings() {}

    /** Names of the digests that differ, came or went; sorted. */
    static List<String> changed(Map<String, String> before, Map<String, String> after) {
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .sorted()
                .toList();
    }
}
