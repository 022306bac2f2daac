package io.jenkins.plugins.releasereadiness.record;

import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackOutcome;
import java.util.List;
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
     * What can have been in production before {@code run}: the releases of the builds before it, then, where its policy
     * compares it with a release of another branch, that one.
     */
    public static Stream<Earlier> inProductionBefore(Run<?, ?> run) {
        Stream<Earlier> elsewhere =
                comparedWith(run).filter(build -> !build.getParent().equals(run.getParent())).stream()
                        .flatMap(build -> from(build, 1));
        return Stream.concat(before(run), elsewhere);
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

    /**
     * {@code run} and the builds whose changes go out with it: those before it back to the last release of the job that was
     * approved and not rolled back, without that. If the job has none and {@code run} is compared with a release of
     * another branch, also the builds of that branch between that release and the first build of the job, which stand for
     * what the branch took over when it was made.
     */
    public static Stream<Run<?, ?>> sinceLastApproved(Run<?, ?> run) {
        Optional<Run<?, ?>> end =
                before(run).filter(Earlier::current).findFirst().map(Earlier::build);
        List<Run<?, ?>> own = Stream.<Run<?, ?>>iterate(run, Objects::nonNull, build -> build.getPreviousBuild())
                .limit(BUILDS)
                .takeWhile(build -> !Optional.of(build).equals(end))
                .toList();
        Optional<Run<?, ?>> elsewhere = end.isPresent() ? Optional.empty() : comparedWith(run);
        return Stream.concat(
                own.stream(), elsewhere.stream().flatMap(found -> between(found, own.get(own.size() - 1))));
    }

    private static Optional<Run<?, ?>> comparedWith(Run<?, ?> run) {
        return Optional.ofNullable(run.getAction(ReleaseRecordAction.class)).flatMap(ReleaseRecordAction::comparedWith);
    }

    private static Stream<Run<?, ?>> between(Run<?, ?> reference, Run<?, ?> first) {
        Run<?, ?> newest = reference.getParent().getLastBuild();
        return Stream.<Run<?, ?>>iterate(newest, Objects::nonNull, build -> build.getPreviousBuild())
                .takeWhile(build -> build.getNumber() > reference.getNumber())
                .dropWhile(build -> build.getTimeInMillis() >= first.getTimeInMillis())
                .limit(BUILDS);
    }
}
