package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.yaml.Located;
import io.jenkins.plugins.releasereadiness.engine.yaml.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lays one policy over another: maps merge key by key, lists and single values replace. Where an entry may hold only one
 * of several keys (files or URL of a source, the one requirement of a check), naming another one drops what was
 * inherited.
 */
final class PolicyMerge {
    /** Keys that belong together; those of different groups exclude each other. */
    private static final List<Set<String>> INPUTS =
            List.of(Set.of("files"), Set.of("url", "query", "expect", "credentialsId"));

    private PolicyMerge() {}

    static Located.Mapping merge(Located.Mapping base, Located.Mapping over) {
        return merge(base, over, List.of());
    }

    private static Located.Mapping merge(Located.Mapping base, Located.Mapping over, List<String> path) {
        Map<String, Located> members = new LinkedHashMap<>(base.members());
        Map<String, Place> keys = new LinkedHashMap<>(base.keys());
        for (Set<String> dropped : groups(path)) {
            boolean replaced = groups(path).stream()
                    .anyMatch(group ->
                            group != dropped && over.members().keySet().stream().anyMatch(group::contains));
            if (replaced) {
                members.keySet().removeAll(dropped);
            }
        }
        over.members().forEach((name, value) -> {
            Located below = members.get(name);
            boolean maps = below instanceof Located.Mapping && value instanceof Located.Mapping;
            members.put(
                    name, maps ? merge((Located.Mapping) below, (Located.Mapping) value, append(path, name)) : value);
            keys.put(name, over.keys().get(name));
        });
        return new Located.Mapping(over.place(), members, keys);
    }

    private static List<Set<String>> groups(List<String> path) {
        if (path.size() == 2 && path.get(0).equals("sources")) {
            return INPUTS;
        }
        if (path.size() == 4 && path.get(0).equals("gates") && path.get(2).equals("checks")) {
            return RequirementSection.GROUPS;
        }
        return List.of();
    }

    private static List<String> append(List<String> path, String name) {
        List<String> longer = new java.util.ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
