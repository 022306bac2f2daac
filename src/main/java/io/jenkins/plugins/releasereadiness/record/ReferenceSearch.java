package io.jenkins.plugins.releasereadiness.record;

import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.config.Policies;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.policy.ReleaseRules;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.Reference;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import io.jenkins.plugins.releasereadiness.record.EarlierReleases.Earlier;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the release that a build is compared with: the last one of its job that was approved and not rolled back; while
 * the job has none, the one that was approved last in the branches that the policy names. Nothing older stands in for a
 * release whose record cannot be read: it would not be what runs.
 */
final class ReferenceSearch {
    private final Run<?, ?> run;
    private final TaskListener listener;

    /**
     * @param listener is told where another branch was looked at, and why there is nothing to compare with
     */
    ReferenceSearch(Run<?, ?> run, TaskListener listener) {
        this.run = run;
        this.listener = listener;
    }

    /**
     * What a build is compared with.
     *
     * @param build the build of that release
     * @param reference what its record told
     */
    record Found(Run<?, ?> build, Reference reference) {
        private Instant approvedAt() {
            return reference.approvedAt().orElse(Instant.MIN);
        }
    }

    /**
     * @param policy says which other branches count
     * @return empty if there is no such release, or its record cannot be read: what is relative is missing then
     */
    Optional<Found> find(PolicySnapshot policy) {
        try {
            Optional<Found> own = lastApproved(
                    EarlierReleases.before(run).filter(Earlier::current).findFirst());
            return own.isPresent() ? own : elsewhere(Policies.restore(policy).release());
        } catch (IOException | JsonException e) {
            say(
                    "The record of the last approved release cannot be read, so there is nothing to compare this release with: "
                            + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Found> elsewhere(ReleaseRules rules) throws IOException {
        if (rules.referenceBranches().isEmpty()) {
            return Optional.empty();
        }
        Optional<Found> newest = Optional.empty();
        String branch = "";
        for (Map.Entry<String, Job<?, ?>> other :
                BranchJobs.allBeside(run.getParent()).entrySet()) {
            if (rules.refersTo(other.getKey())) {
                Optional<Found> found =
                        lastApproved(EarlierReleases.from(other.getValue().getLastBuild())
                                .filter(Earlier::current)
                                .findFirst());
                if (found.isPresent()
                        && (newest.isEmpty()
                                || newest.get()
                                        .approvedAt()
                                        .isBefore(found.get().approvedAt()))) {
                    newest = found;
                    branch = other.getKey();
                }
            }
        }
        say(
                newest.isPresent()
                        ? "No release of this branch was approved yet; it is compared with the last approved one of the branch "
                                + branch + ": "
                                + newest.get().reference().release().title()
                        : "Neither this branch nor one that the policy names for comparison ("
                                + String.join(", ", rules.referenceBranches())
                                + ") has an approved release, so there is nothing to compare this release with");
        return newest;
    }

    private static Optional<Found> lastApproved(Optional<Earlier> earlier) throws IOException {
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        Run<?, ?> build = earlier.get().build();
        Optional<BuildRecord> record = ReleaseRecords.find(build);
        Optional<ReleaseRecord> folded = record.isPresent() ? record.get().record() : Optional.empty();
        return folded.map(found -> new Found(build, Reference.of(found)));
    }

    private void say(String line) {
        listener.getLogger().println(Shown.line(line));
    }
}
