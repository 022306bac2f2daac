package io.jenkins.plugins.releasereadiness.record;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.record.Reference;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackOutcome;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The releases of one job, the newest first. Builds are loaded one by one, as far as somebody asks for them. */
public final class EarlierReleases {
    /** Older builds tell nothing about what runs now, and loading them is slow. */
    private static final int BUILDS = 200;

    private EarlierReleases() {}

    /**
     * A build with its release.
     *
     * @param build the build
     * @param release what its record tells in short
     */
    public record Earlier(Run<?, ?> build, RecordSummary release) {
        /** Whether the latest word about it is that it may go to production. */
        public boolean approved() {
            return release.approval().equals(Outcome.GO.name());
        }

        /** Whether it was approved and not rolled back: the newest such release is what runs. */
        public boolean current() {
            return approved() && !rolledBack();
        }

        /** Whether it went to production and was taken back. */
        public boolean rolledBack() {
            return release.rollback().equals(RollbackOutcome.ROLLED_BACK.name());
        }
    }

    /** The releases of the builds before {@code run}. */
    public static Stream<Earlier> before(Run<?, ?> run) {
        return from(run.getPreviousBuild());
    }

    /**
     * The releases from {@code newest} on.
     *
     * @param newest may be {@code null}
     */
    public static Stream<Earlier> from(Run<?, ?> newest) {
        return from(newest, BUILDS);
    }

    /**
     * The releases from {@code newest} on.
     *
     * @param newest may be {@code null}
     * @param builds how many builds are looked at
     */
    public static Stream<Earlier> from(Run<?, ?> newest, int builds) {
        return Stream.<Run<?, ?>>iterate(newest, Objects::nonNull, build -> build.getPreviousBuild())
                .limit(builds)
                .flatMap(build -> Optional.ofNullable(build.getAction(ReleaseRecordAction.class))
                        .flatMap(ReleaseRecordAction::summary)
                        .map(summary -> new Earlier(build, summary))
                        .stream());
    }

    /** {@code run} and the builds before it back to the last release that {@link #lastApproved} finds, without that. */
    public static Stream<Run<?, ?>> sinceLastApproved(Run<?, ?> run) {
        Optional<Run<?, ?>> end =
                before(run).filter(Earlier::current).findFirst().map(Earlier::build);
        return Stream.<Run<?, ?>>iterate(run, Objects::nonNull, build -> build.getPreviousBuild())
                .limit(BUILDS)
                .takeWhile(build -> !Optional.of(build).equals(end));
    }

    /**
     * The last release before {@code run} that was approved and not rolled back, to compare with.
     *
     * @return empty if there is none
     * @throws IOException if its record cannot be read: an older one would not be what runs now
     */
    public static Optional<Reference> lastApproved(Run<?, ?> run) throws IOException {
        Optional<Earlier> found = before(run).filter(Earlier::current).findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<BuildRecord> record = ReleaseRecords.find(found.get().build());
        Optional<ReleaseRecord> folded = record.isPresent() ? record.get().record() : Optional.empty();
        return folded.map(Reference::of);
    }

    /**
     * The release to compare {@code run} with. Without its record nothing can be compared, which is said in the log; the
     * release can still be judged, and what is relative is missing.
     */
    static Optional<Reference> toCompareWith(Run<?, ?> run, TaskListener listener) {
        try {
            return lastApproved(run);
        } catch (IOException | JsonException e) {
            listener.getLogger()
                    .println(Shown.line("The record of the last approved release cannot be read, so there is nothing to"
                            + " compare this release with: " + e.getMessage()));
            return Optional.empty();
        }
    }
}
