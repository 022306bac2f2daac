package io.jenkins.plugins.releasereadiness.rollback;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.policy.BuiltInPolicies;
import io.jenkins.plugins.releasereadiness.engine.policy.KnownFormats;
import io.jenkins.plugins.releasereadiness.engine.policy.LoadedPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyException;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The release that is watched, and the policy that holds for it: those of the build's record. */
final class WatchedRelease {
    private static final String ACTOR = "system:rollbackOnSeverity";

    private WatchedRelease() {}

    /**
     * The policy of the build's record; a build without a record gets one with the built-in policy.
     *
     * @throws AbortException if the recorded policy cannot be read
     */
    static Policy policy(BuildRecord record, Run<?, ?> run, RollbackSettings settings, TaskListener listener)
            throws IOException {
        try {
            Optional<ReleaseRecord> recorded = record.record();
            if (recorded.isPresent() && recorded.get().policy().isPresent()) {
                PolicySnapshot snapshot = recorded.get().policy().get();
                return PolicyLoader.restore(snapshot.origin(), snapshot.document())
                        .policy();
            }
            LoadedPolicy builtIn =
                    new PolicyLoader(KnownFormats.ANY, PolicyFiles.NONE).builtIn(BuiltInPolicies.PRODUCTION_READINESS);
            Release release = new Release(
                    run.getParent().getFullName(),
                    Optional.empty(),
                    Optional.empty(),
                    run.getFullDisplayName(),
                    Optional.empty(),
                    Optional.ofNullable(settings.previousVersion()),
                    Map.of());
            record.start(
                    ACTOR,
                    release,
                    new PolicySnapshot(builtIn.policy().name(), builtIn.origin(), builtIn.sha256(), builtIn.document()),
                    listener);
            return builtIn.policy();
        } catch (PolicyException e) {
            throw new AbortException("the policy of this build's release record cannot be read: " + e.getMessage());
        }
    }
}
