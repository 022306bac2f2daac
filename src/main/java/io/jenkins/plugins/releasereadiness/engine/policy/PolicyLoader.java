package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.yaml.Located;
import io.jenkins.plugins.releasereadiness.engine.yaml.Place;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads policies: YAML or JSON, with {@code extends} resolved. Every mistake is found in one run and named with its
 * place. The format is described in {@code docs/user/policy.md}. Thread-safe if its {@link PolicyFiles} are.
 */
public final class PolicyLoader {
    /** How the places of step arguments are named. */
    public static final String STEP_ARGUMENT = "step argument";

    private final KnownFormats formats;
    private final PolicyFiles files;

    /**
     * @param formats the formats that sources may name
     * @param files where extended policies come from
     */
    public PolicyLoader(KnownFormats formats, PolicyFiles files) {
        this.formats = formats;
        this.files = files;
    }

    /**
     * What lies on top of a policy without being one itself.
     *
     * @param origin how the places of its values are named
     * @param tree plain values in the form of a policy without {@code version} and {@code extends}; may be empty
     */
    public record Overlay(String origin, Map<String, ?> tree) {
        public Overlay {
            Objects.requireNonNull(origin);
            tree = Collections.unmodifiableMap(new LinkedHashMap<>(tree));
        }
    }

    /**
     * @throws PolicyException if the policy, or one that it extends, has a mistake
     */
    public LoadedPolicy load(PolicyText policy) throws PolicyException {
        return load(policy, List.of());
    }

    /**
     * The policy with step arguments on top.
     *
     * @param overrides a tree of plain values in the form of a policy without {@code version} and {@code extends}
     * @throws PolicyException if the policy, one that it extends, or an override has a mistake
     */
    public LoadedPolicy load(PolicyText policy, Map<String, ?> overrides) throws PolicyException {
        return load(policy, List.of(new Overlay(STEP_ARGUMENT, overrides)));
    }

    /**
     * The policy with {@code overlays} on top, the last one uppermost.
     *
     * @throws PolicyException if the policy, one that it extends, or an overlay has a mistake
     */
    public LoadedPolicy load(PolicyText policy, List<Overlay> overlays) throws PolicyException {
        Problems problems = new Problems();
        List<Located.Mapping> layers = new ArrayList<>(new PolicyLayers(files, problems).read(policy));
        if (layers.isEmpty()) {
            throw new PolicyException(problems.all());
        }
        for (Overlay overlay : overlays) {
            if (!overlay.tree().isEmpty()) {
                layers.add((Located.Mapping) Located.of(overlay.tree(), Place.named(overlay.origin())));
            }
        }
        return read(policy.origin(), layers, problems);
    }

    /**
     * The built-in policy {@code name}.
     *
     * @throws PolicyException if a format that it names cannot be read here
     * @throws IllegalArgumentException if there is none by that name
     */
    public LoadedPolicy builtIn(String name) throws PolicyException {
        return load(BuiltInPolicies.find(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(Names.missing(name, "built-in policy", BuiltInPolicies.names()))));
    }

    /**
     * A policy as {@link LoadedPolicy#document} holds it. Formats are taken on trust, so that a record can be read where
     * a reader of its time is missing.
     *
     * @param origin names the document in messages
     * @throws PolicyException if the document is no policy
     */
    public static LoadedPolicy restore(String origin, Map<String, ?> document) throws PolicyException {
        Located.Mapping tree = (Located.Mapping) Located.of(document, Place.named(origin));
        return new PolicyLoader(KnownFormats.ANY, PolicyFiles.NONE).read(origin, List.of(tree), new Problems());
    }

    private LoadedPolicy read(String origin, List<Located.Mapping> layers, Problems problems) throws PolicyException {
        Located.Mapping merged = layers.stream().reduce(PolicyMerge::merge).orElseThrow();
        Minimums minimums = new Minimums(layers, problems);
        Policy policy = new PolicyReader(formats, problems).read(origin, merged, minimums);
        if (!problems.isEmpty()) {
            throw new PolicyException(problems.all());
        }
        Map<String, Object> document = PolicyWriter.write(policy);
        return new LoadedPolicy(policy, origin, Origins.of(document, merged, minimums), document);
    }
}
