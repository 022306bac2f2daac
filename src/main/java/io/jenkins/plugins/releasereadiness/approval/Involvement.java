package io.jenkins.plugins.releasereadiness.approval;

import hudson.model.Cause;
import hudson.model.Run;
import hudson.model.User;
import hudson.scm.ChangeLogSet;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalRequest;
import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.Directory;
import io.jenkins.plugins.releasereadiness.engine.quorum.Keys;
import io.jenkins.plugins.releasereadiness.record.RecordSummary;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jenkins.scm.RunWithSCM;

/**
 * Who had a hand in what a build releases.
 *
 * @param people keys of the people, by their part
 * @param unmapped authors of the change whom the security realm does not know: it cannot be checked whether one of them
 *     approves under another name
 */
record Involvement(ApprovalRequest.Involved people, Set<String> unmapped) {
    /** How many builds back the change of a release is looked for; a release that collects more is an odd one. */
    private static final int BUILDS = 100;

    /** Looks at the builds since the last one that was approved, for all their changes go out with this one. */
    static Involvement of(Run<?, ?> run, Keys keys, Directory directory) {
        Set<String> starters = new HashSet<>();
        addStarters(run, run.getCauses(), keys, starters);
        Set<String> authors = new HashSet<>();
        Set<String> unmapped = new TreeSet<>();
        Run<?, ?> build = run;
        for (int i = 0; i < BUILDS && build != null && (build == run || !approved(build)); i++) {
            addAuthors(build, keys, directory, authors, unmapped);
            build = build.getPreviousBuild();
        }
        return new Involvement(new ApprovalRequest.Involved(starters, authors, Set.of()), unmapped);
    }

    private static void addStarters(Run<?, ?> run, Collection<Cause> causes, Keys keys, Set<String> starters) {
        for (Cause cause : causes) {
            if (cause instanceof Cause.UserIdCause user && user.getUserId() != null) {
                starters.add(keys.user(user.getUserId()));
            } else if (cause instanceof Cause.UpstreamCause upstream) {
                addStarters(run, upstream.getUpstreamCauses(), keys, starters);
            }
        }
        for (OriginalBuild finder : OriginalBuild.all()) {
            finder.of(run, causes).ifPresent(original -> addStarters(original, original.getCauses(), keys, starters));
        }
    }

    private static void addAuthors(
            Run<?, ?> build, Keys keys, Directory directory, Set<String> authors, Set<String> unmapped) {
        if (!(build instanceof RunWithSCM<?, ?> changed)) {
            return;
        }
        for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : changed.getChangeSets()) {
            for (ChangeLogSet.Entry change : changes) {
                User author = change.getAuthor();
                authors.add(keys.user(author.getId()));
                if (directory.knows(new ApprovalRule.Party(false, author.getId())) == Directory.Knowledge.NOT_KNOWN) {
                    unmapped.add(author.getId());
                }
            }
        }
    }

    private static boolean approved(Run<?, ?> build) {
        return Optional.ofNullable(build.getAction(ReleaseRecordAction.class))
                .flatMap(ReleaseRecordAction::summary)
                .map(RecordSummary::approval)
                .filter("GO"::equals)
                .isPresent();
    }
}
