package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import io.jenkins.plugins.releasereadiness.engine.text.Suggestions;
import io.jenkins.plugins.releasereadiness.engine.yaml.Located;
import io.jenkins.plugins.releasereadiness.engine.yaml.Place;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problems;
import io.jenkins.plugins.releasereadiness.engine.yaml.Section;
import io.jenkins.plugins.releasereadiness.engine.yaml.YamlFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows {@code extends}. Used once. */
final class PolicyLayers {
    private static final int MAX_LAYERS = 10;

    /** The only version of the format so far. */
    private static final Map<String, Integer> VERSIONS = Map.of("1", 1);

    private final PolicyFiles files;
    private final Problems problems;
    private final List<Located.Mapping> layers = new ArrayList<>();
    private final List<String> origins = new ArrayList<>();

    PolicyLayers(PolicyFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /** The policy and what it extends, base first; empty if any of it cannot be read, which is reported. */
    List<Located.Mapping> read(PolicyText policy) {
        Optional<PolicyText> next = Optional.of(policy);
        while (next.isPresent()) {
            PolicyText text = next.get();
            origins.add(text.origin());
            Optional<Located.Mapping> document = document(text);
            if (document.isEmpty()) {
                return List.of();
            }
            layers.add(document.get());
            Located base = document.get().members().get("extends");
            if (base == null) {
                Collections.reverse(layers);
                return layers;
            }
            next = base(base, text);
        }
        return List.of();
    }

    private Optional<Located.Mapping> document(PolicyText text) {
        return YamlFile.read(text.origin(), text.text(), problems).flatMap(root -> {
            if (root instanceof Located.Mapping map) {
                Located.Mapping document = (Located.Mapping) withoutNulls(map);
                Section section = Section.of("a policy", document, problems);
                section.need("version", section.word("version", VERSIONS));
                return Optional.of(document);
            }
            problems.add(root.place(), "a policy should be a map that begins with 'version: 1' but is " + root.word());
            return Optional.empty();
        });
    }

    /** Nothing may be null: it would look as if it took back what was inherited. */
    private Located withoutNulls(Located value) {
        if (value instanceof Located.Mapping map) {
            Map<String, Located> members = new LinkedHashMap<>();
            map.members().forEach((name, member) -> {
                if (isNull(member)) {
                    problems.add(
                            map.keys().get(name),
                            "'" + Shown.line(name, 80)
                                    + "' has no value; write one or leave the key out (an empty value"
                                    + " does not take back what is inherited)");
                } else {
                    members.put(name, withoutNulls(member));
                }
            });
            return new Located.Mapping(map.place(), members, map.keys());
        }
        if (value instanceof Located.Sequence list) {
            List<Located> elements = new ArrayList<>();
            for (Located element : list.elements()) {
                if (isNull(element)) {
                    problems.add(element.place(), "an element of the list has no value");
                } else {
                    elements.add(withoutNulls(element));
                }
            }
            return new Located.Sequence(list.place(), elements);
        }
        return value;
    }

    private static boolean isNull(Located value) {
        return value instanceof Located.Scalar scalar && scalar.value() == null;
    }

    private Optional<PolicyText> base(Located value, PolicyText from) {
        if (!(value instanceof Located.Scalar scalar)) {
            return wrong(value.place(), "'extends' should name one policy but is " + value.word());
        }
        String name = scalar.text();
        try {
            Optional<PolicyText> base = find(name, from, scalar.place());
            if (base.isPresent() && origins.contains(base.get().origin())) {
                return wrong(
                        scalar.place(),
                        "'extends' goes in a circle: " + String.join(" extends ", origins) + " extends "
                                + base.get().origin());
            }
            return base.isPresent() && layers.size() >= MAX_LAYERS
                    ? wrong(scalar.place(), "more than " + MAX_LAYERS + " policies extend each other")
                    : base;
        } catch (IOException e) {
            return wrong(scalar.place(), "'" + Shown.line(name, 200) + "' cannot be read: " + e.getMessage());
        }
    }

    private Optional<PolicyText> find(String name, PolicyText from, Place place) throws IOException {
        if (!isPath(name)) {
            Optional<PolicyText> builtIn = BuiltInPolicies.find(name);
            Optional<PolicyText> found =
                    builtIn.isPresent() ? builtIn : files.named(name).map(text -> PolicyText.named(name, text));
            return found.isPresent()
                    ? found
                    : wrong(
                            place,
                            "there is no policy '" + Shown.line(name, 80) + "'"
                                    + Suggestions.didYouMean(name, BuiltInPolicies.names()) + "; built in is "
                                    + String.join(", ", BuiltInPolicies.names())
                                    + ", others are named in the global configuration, files begin with ./");
        }
        Optional<String> path = from.path().flatMap(own -> resolve(own, name));
        if (path.isEmpty()) {
            return wrong(
                    place,
                    from.path().isEmpty()
                            ? "only a policy in a file can extend a file"
                            : "'" + Shown.line(name, 200) + "' leads out of the workspace");
        }
        Optional<String> text = files.file(path.get());
        return text.isPresent()
                ? text.map(found -> PolicyText.file(path.get(), found))
                : wrong(place, "there is no file '" + Shown.line(path.get(), 200) + "'");
    }

    private static boolean isPath(String name) {
        return name.contains("/") || name.endsWith(".yml") || name.endsWith(".yaml") || name.endsWith(".json");
    }

    /** {@code name} relative to the folder of {@code own}; empty if it is absolute or leads above where that begins. */
    private static Optional<String> resolve(String own, String name) {
        if (name.startsWith("/") || name.contains("\\")) {
            return Optional.empty();
        }
        Deque<String> parts = new ArrayDeque<>(List.of(own.split("/")));
        parts.removeLast();
        parts.removeIf(part -> part.equals("."));
        for (String part : name.split("/")) {
            if (part.equals("..")) {
                if (parts.isEmpty()
                        || parts.peekLast().isEmpty()
                        || parts.peekLast().equals("..")) {
                    return Optional.empty();
                }
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    private Optional<PolicyText> wrong(Place place, String message) {
        problems.add(place, message);
        return Optional.empty();
    }
}
