package io.jenkins.plugins.releasereadiness.approval;

import hudson.model.Cause;
import hudson.model.Run;
import hudson.model.User;
import hudson.scm.ChangeLogSet;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalRequest;
import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.Directory;
import io.jenkins.plugins.releasereadiness.engine.quorum.Keys;
import io.jenkins.plugins.releasereadiness.record.EarlierReleases;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jenkins.scm.RunWithSCM;

/**
 * Who had a hand in what a build releases.
 *
 * @param people keys of the people, by their part
 * @param unmapped authors of the change whom the security realm does not know: it cannot be checked whether one of them
 *     approves under another name
 */
record Involvement(ApprovalRequest.Involved people, Set<String> unmapped) {
    /** How many builds back the last change of the policy is looked for. */
    private static final int BUILDS = 100;

    /**
     * Looks at the builds since the last one that was approved and not rolled back, for all their changes go out with this
     * one; and further back, for the last change of the policy. Nothing but the change sets that Jenkins keeps with its
     * builds is known: a change before the first build of the job, or in a build that was deleted, names nobody.
     *
     * @param policyFile path of the policy in the repository, or any other word where it came from
     */
    static Involvement of(Run<?, ?> run, String policyFile, Keys keys, Directory directory) {
        Set<String> starters = new HashSet<>();
        addStarters(run, run.getCauses(), keys, starters);
        Set<String> authors = new HashSet<>();
        Set<String> unmapped = new TreeSet<>();
        EarlierReleases.sinceLastApproved(run).forEach(build -> addAuthors(build, keys, directory, authors, unmapped));
        Set<String> editors = lastEditors(run, policyFile, keys);
        return new Involvement(new ApprovalRequest.Involved(starters, authors, editors), unmapped);
    }

    /** Who changed the policy in the newest build that has a change of it. */
    private static Set<String> lastEditors(Run<?, ?> run, String policyFile, Keys keys) {
        Run<?, ?> build = run;
        Set<String> editors = new HashSet<>();
        for (int i = 0; i < BUILDS && build != null && editors.isEmpty(); i++) {
            changes(build)
                    .filter(change -> change.getAffectedPaths().contains(policyFile))
                    .forEach(change -> editors.add(keys.user(change.getAuthor().getId())));
            build = build.getPreviousBuild();
        }
        return editors;
    }

    private static Stream<? extends ChangeLogSet.Entry> changes(Run<?, ?> build) {
        return build instanceof RunWithSCM<?, ?> changed
                ? changed.getChangeSets().stream()
                        .flatMap(changes -> StreamSupport.stream(changes.spliterator(), false))
                : Stream.empty();
    }

    /** What people must know who decide, a sentence each. */
    List<String> risks() {
        return unmapped.stream()
                .map(author -> "The author " + author + " of the change is no user of this Jenkins, so"
                        + " nothing keeps them from approving their own change under another name.")
                .toList();
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
        changes(build).forEach(change -> {
            User author = change.getAuthor();
            authors.add(keys.user(author.getId()));
            if (directory.knows(new ApprovalRule.Party(false, author.getId())) == Directory.Knowledge.NOT_KNOWN) {
                unmapped.add(author.getId());
            }
        });
    }
}
