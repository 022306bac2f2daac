package io.jenkins.plugins.releasereadiness.config;

import hudson.AbortException;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.policy.BuiltInPolicies;
import io.jenkins.plugins.releasereadiness.engine.policy.Floors;
import io.jenkins.plugins.releasereadiness.engine.policy.KnownFormats;
import io.jenkins.plugins.releasereadiness.engine.policy.LoadedPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyException;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyText;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problem;
import io.jenkins.plugins.releasereadiness.evidence.BuildEvidence;
import io.jenkins.plugins.releasereadiness.evidence.EvidenceReaderExtension;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Loads policies as this Jenkins knows them: with the named ones of the global configuration, under its floors. */
public final class Policies {
    private Policies() {}

    /**
     * A policy with step arguments on top, held against the floors.
     *
     * @param files files of the repository that it may extend
     * @param overrides a tree in the form of a policy; empty for none
     * @throws AbortException naming every mistake, or every floor that it goes below
     */
    public static EffectivePolicy load(PolicyText text, PolicyFiles files, Map<String, ?> overrides)
            throws AbortException {
        Set<String> read = new LinkedHashSet<>(text.path().stream().toList());
        PolicyLoader loader = new PolicyLoader(formats(), withNamed(noting(files, read)));
        return underFloors(loader, text, overrides, read, overrides);
    }

    /**
     * A recorded policy made stricter by step arguments.
     *
     * @throws AbortException as {@link #load}
     */
    public static EffectivePolicy tighten(EffectivePolicy recorded, Map<String, ?> overrides) throws AbortException {
        PolicyText text = new PolicyText(
                recorded.snapshot().origin(),
                Optional.empty(),
                Json.compact(recorded.snapshot().document()));
        PolicyLoader loader = new PolicyLoader(KnownFormats.ANY, PolicyFiles.NONE);
        Map<String, Object> arguments = new LinkedHashMap<>(recorded.snapshot().arguments());
        overrides.forEach((name, value) -> arguments.merge(name, value, Policies::over));
        return underFloors(
                loader, text, overrides, new LinkedHashSet<>(recorded.snapshot().files()), arguments);
    }

    /**
     * A policy as it was recorded. Floors are not applied again: a waiting release is not judged by later rules.
     *
     * @throws IOException if it is no policy, which is possible only if the ledger was written by something else
     */
    public static Policy restore(PolicySnapshot snapshot) throws IOException {
        try {
            return PolicyLoader.restore("the recorded policy " + snapshot.name(), snapshot.document())
                    .policy();
        } catch (PolicyException e) {
            throw new IOException("the recorded policy cannot be read: " + e.getMessage(), e);
        }
    }

    /** The policy that comes with the plugin or that the administrator named so; empty if there is none. */
    public static Optional<PolicyText> named(String name) {
        return BuiltInPolicies.find(name)
                .or(() -> ReleaseReadinessConfiguration.get()
                        .policy(name)
                        .map(policy -> PolicyText.named(name, policy.getYaml())));
    }

    /** The names of all policies that {@link #named} finds. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(BuiltInPolicies.names());
        ReleaseReadinessConfiguration.get().getPolicies().forEach(policy -> names.add(policy.getName()));
        return names;
    }

    /** A number from 0 to 100 as an administrator types it; empty if it is none. */
    public static Optional<BigDecimal> percent(String text) {
        return Checks.percent(text);
    }

    private static KnownFormats formats() {
        KnownFormats known = KnownFormats.of(Readers.load().with(EvidenceReaderExtension.all()));
        for (BuildEvidence held : BuildEvidence.all()) {
            known = known.with(held.format(), held.kind(), KnownFormats.Input.BUILD);
        }
        return known;
    }

    private static EffectivePolicy underFloors(
            PolicyLoader loader, PolicyText text, Map<String, ?> overrides, Set<String> files, Map<String, ?> arguments)
            throws AbortException {
        try {
            Floors floors = new FloorSettings(ReleaseReadinessConfiguration.get()).floors(standard());
            LoadedPolicy loaded = loader.load(text, overrides);
            Map<String, Object> raised = new RaisedDefaults(floors, loaded).changes();
            if (!raised.isEmpty()) {
                loaded = loader.load(
                        text,
                        List.of(
                                new PolicyLoader.Overlay(RaisedDefaults.ORIGIN, raised),
                                new PolicyLoader.Overlay(PolicyLoader.STEP_ARGUMENT, overrides)));
            }
            List<Problem> problems = floors.problems(loaded);
            if (!problems.isEmpty()) {
                throw new AbortException("The policy goes below floors that the administrator has set:\n"
                        + problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
            }
            return new EffectivePolicy(
                    loaded.policy(), PolicySnapshot.of(loaded, List.copyOf(files), new LinkedHashMap<>(arguments)));
        } catch (PolicyException e) {
            throw new AbortException("The policy cannot be used:\n" + e.getMessage());
        }
    }

    /** What defines mandatory questions and gates: the policy that holds where no other is chosen. */
    private static Policy standard() throws PolicyException {
        String name = ReleaseReadinessConfiguration.get().getDefaultPolicy();
        PolicyLoader loader = new PolicyLoader(formats(), withNamed(PolicyFiles.NONE));
        Optional<PolicyText> configured = name.isEmpty() ? Optional.empty() : named(name);
        return configured.isPresent()
                ? loader.load(configured.get()).policy()
                : loader.builtIn(BuiltInPolicies.PRODUCTION_READINESS).policy();
    }

    /** Maps merge, everything else replaces. */
    private static Object over(Object below, Object above) {
        if (!(below instanceof Map<?, ?> base && above instanceof Map<?, ?> map)) {
            return above;
        }
        Map<Object, Object> merged = new LinkedHashMap<>(base);
        map.forEach((name, value) -> merged.merge(name, value, Policies::over));
        return merged;
    }

    /** The same files; the paths of those that were read are added to {@code read}. */
    private static PolicyFiles noting(PolicyFiles files, Set<String> read) {
        return new PolicyFiles() {
            @Override
            public Optional<String> named(String name) throws IOException {
                return files.named(name);
            }

            @Override
            public Optional<String> file(String path) throws IOException {
                Optional<String> text = files.file(path);
                text.ifPresent(any -> read.add(path));
                return text;
            }
        };
    }

    private static PolicyFiles withNamed(PolicyFiles files) {
        return new PolicyFiles() {
            @Override
            public Optional<String> named(String name) {
                return ReleaseReadinessConfiguration.get().policy(name).map(NamedPolicy::getYaml);
            }

            @Override
            public Optional<String> file(String path) throws IOException {
                return files.file(path);
            }
        };
    }
}
