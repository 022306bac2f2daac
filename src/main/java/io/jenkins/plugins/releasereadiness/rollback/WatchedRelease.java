package io.jenkins.plugins.releasereadiness.rollback;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.config.EffectivePolicy;
import io.jenkins.plugins.releasereadiness.config.Policies;
import io.jenkins.plugins.releasereadiness.config.ReleaseReadinessConfiguration;
import io.jenkins.plugins.releasereadiness.engine.policy.BuiltInPolicies;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyText;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The release that is watched, and the policy that holds for it: those of the build's record. */
final class WatchedRelease {
    private static final String ACTOR = "system:rollbackOnSeverity";

    private WatchedRelease() {}

    /**
     * The policy of the build's record. A build without a record, in which nothing was scored, gets one with the
     * administrator's default policy.
     *
     * @throws AbortException if that policy has mistakes
     */
    static Policy policy(BuildRecord record, RollbackSettings settings, TaskListener listener) throws IOException {
        Optional<Policy> recorded = record.policy();
        if (recorded.isPresent()) {
            return recorded.get();
        }
        EffectivePolicy policy = standard();
        Run<?, ?> run = record.run();
        Release release = new Release(
                policy.policy().release().product().orElse(run.getParent().getFullName()),
                Optional.empty(),
                Optional.empty(),
                run.getFullDisplayName(),
                Optional.empty(),
                Optional.ofNullable(settings.previousVersion()),
                Map.of());
        record.start(ACTOR, release, policy.snapshot(), listener);
        return record.policy().orElseThrow(() -> new IOException("the release record holds no policy"));
    }

    /** What the pipeline vouches for is on record before anything relies on it. */
    static void vouch(BuildRecord record, RollbackSettings settings, TaskListener listener) throws IOException {
        if (settings.previousApproval() != null) {
            record.write(
                    listener,
                    writer -> writer.note(
                            ACTOR,
                            "The pipeline says that "
                                    + (settings.previousVersion() == null
                                            ? "the previous version"
                                            : settings.previousVersion())
                                    + " was approved and can be deployed: " + settings.previousApproval()));
        }
    }

    private static EffectivePolicy standard() throws AbortException {
        String configured = ReleaseReadinessConfiguration.get().getDefaultPolicy();
        String name = configured.isEmpty() ? BuiltInPolicies.PRODUCTION_READINESS : configured;
        PolicyText text = Policies.named(name)
                .orElseThrow(() -> new AbortException(
                        "there is no policy '" + name + "', which the global configuration names as the default"));
        return Policies.load(text, PolicyFiles.NONE, Map.of());
    }
}
