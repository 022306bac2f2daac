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
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        PolicyLoader loader = new PolicyLoader(formats(), withNamed(files));
        return underFloors(loader, text, overrides, text.path());
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
        return underFloors(loader, text, overrides, recorded.file());
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
        return KnownFormats.of(Readers.load());
    }

    private static EffectivePolicy underFloors(
            PolicyLoader loader, PolicyText text, Map<String, ?> overrides, Optional<String> file)
            throws AbortException {
        try {
            Floors floors = new FloorSettings(ReleaseReadinessConfiguration.get()).floors(standard());
            LoadedPolicy loaded = loader.load(text, overrides);
            Map<String, Object> raised = new RaisedDefaults(floors, loaded).changes();
            if (!raised.isEmpty()) {
                loaded = loader.load(text, PolicyTrees.over(raised, overrides));
            }
            List<Problem> problems = floors.problems(loaded);
            if (!problems.isEmpty()) {
                throw new AbortException("The policy goes below floors that the administrator has set:\n"
                        + problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
            }
            return new EffectivePolicy(
                    loaded.policy(),
                    new PolicySnapshot(loaded.policy().name(), loaded.origin(), loaded.sha256(), loaded.document()),
                    file);
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
