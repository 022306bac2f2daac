package io.jenkins.plugins.releasereadiness.steps;

import hudson.AbortException;
import io.jenkins.plugins.releasereadiness.config.EffectivePolicy;
import io.jenkins.plugins.releasereadiness.config.Policies;
import io.jenkins.plugins.releasereadiness.config.ReleaseReadinessConfiguration;
import io.jenkins.plugins.releasereadiness.engine.policy.BuiltInPolicies;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyText;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.text.Suggestions;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settles by which policy a build is judged: the first step decides, later ones can only ask for more. */
final class PolicyChoice {
    /** Policy of a repository that names no other. */
    private static final String DEFAULT_FILE = "readiness.yml";

    private PolicyChoice() {}

    /**
     * The policy that holds.
     *
     * @param thresholds minimum scores that the step asks for
     * @throws AbortException if there is no such policy, it has mistakes, is not the one by which this build is judged, or
     *     the step asks for less
     */
    static EffectivePolicy choose(Scene scene, BuildRecord record, ReleaseStep step, List<ThresholdArgument> thresholds)
            throws IOException, InterruptedException {
        Optional<PolicySnapshot> recorded = record.record().flatMap(ReleaseRecord::policy);
        if (recorded.isEmpty()) {
            PolicyFiles files = files(scene);
            PolicyText text = find(scene, step.getPolicy(), files);
            EffectivePolicy policy = Policies.load(text, files, Map.of());
            return thresholds.isEmpty() ? policy : Policies.load(text, files, overrides(policy.policy(), thresholds));
        }
        PolicySnapshot snapshot = recorded.get();
        if (step.getPolicy() != null && !isOrigin(step.getPolicy(), snapshot.origin())) {
            throw new AbortException("this build is judged by the policy " + snapshot.name() + " from "
                    + snapshot.origin() + ", which its first step chose; this step cannot use "
                    + step.getPolicy() + " instead");
        }
        EffectivePolicy policy = new EffectivePolicy(record.policy().orElseThrow(), snapshot);
        return thresholds.isEmpty() ? policy : Policies.tighten(policy, overrides(policy.policy(), thresholds));
    }

    /** Outside of {@code node} the repository itself is asked, where that is possible. */
    private static PolicyFiles files(Scene scene) throws IOException, InterruptedException {
        return scene.workspace().isPresent()
                ? new WorkspacePolicies(scene.workspace())
                : RepositoryPolicies.of(scene.run(), scene.listener());
    }

    private static PolicyText find(Scene scene, String asked, PolicyFiles files) throws IOException {
        if (asked != null && WorkspacePolicies.isPath(asked)) {
            return file(asked, files)
                    .orElseThrow(() -> new AbortException(
                            scene.workspace().isPresent()
                                    ? "there is no policy file " + asked
                                            + " in the workspace; check it out before, or correct the path"
                                    : "the policy file " + asked
                                            + " was not found in the repository of this job, and there"
                                            + " is no workspace; run the step inside node once, or name a policy of the"
                                            + " global configuration"));
        }
        if (asked == null) {
            Optional<PolicyText> own = file(DEFAULT_FILE, files);
            if (own.isPresent()) {
                return own.get();
            }
        }
        String configured = ReleaseReadinessConfiguration.get().getDefaultPolicy();
        String name = asked != null ? asked : configured.isEmpty() ? BuiltInPolicies.PRODUCTION_READINESS : configured;
        return Policies.named(name)
                .orElseThrow(() -> new AbortException("there is no policy '" + name + "'"
                        + Suggestions.didYouMean(name, Policies.names()) + " (policies: "
                        + String.join(", ", Policies.names()) + "; files end with .yml, .yaml or .json)"));
    }

    private static Optional<PolicyText> file(String path, PolicyFiles files) throws IOException {
        return files.file(path).map(text -> PolicyText.file(path, text));
    }

    private static boolean isOrigin(String asked, String origin) {
        return asked.equals(origin)
                || Policies.named(asked)
                        .map(text -> text.origin().equals(origin))
                        .orElse(false);
    }

    /** The thresholds in the form of a policy. */
    private static Map<String, Object> overrides(Policy policy, List<ThresholdArgument> arguments)
            throws AbortException {
        Map<String, Object> thresholds = new LinkedHashMap<>();
        Map<String, Object> categories = new LinkedHashMap<>();
        for (ThresholdArgument argument : arguments) {
            BigDecimal asked = argument.percent();
            boolean overall = argument.getName().equals(ThresholdArgument.OVERALL);
            BigDecimal held = overall
                    ? policy.thresholds().overall()
                    : Optional.ofNullable(policy.categories().get(argument.getName()))
                            .orElseThrow(() -> unknown(argument.getName(), policy))
                            .minimum()
                            .orElse(BigDecimal.ZERO);
            if (asked.compareTo(held) < 0) {
                throw new AbortException("the step asks for a minimum of " + asked.toPlainString() + " % for "
                        + argument.getName() + ", but the policy " + policy.name() + " asks for " + held.toPlainString()
                        + " %; a step can only ask for more");
            }
            (overall ? thresholds : categories).put(argument.getName(), asked);
        }
        if (!categories.isEmpty()) {
            thresholds.put("categories", categories);
        }
        return Map.of("thresholds", thresholds);
    }

    private static AbortException unknown(String name, Policy policy) {
        return new AbortException("there is no category '" + name + "' to set a threshold for"
                + Suggestions.didYouMean(name, policy.categories().keySet()) + " ("
                + ThresholdArgument.OVERALL + ", "
                + String.join(", ", policy.categories().keySet()) + ")");
    }
}
