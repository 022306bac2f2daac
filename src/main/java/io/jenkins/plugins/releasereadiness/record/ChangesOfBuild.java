package io.jenkins.plugins.releasereadiness.record;

import hudson.FilePath;
import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.release.ChangelogRelease;
import io.jenkins.plugins.releasereadiness.engine.release.Changes;
import io.jenkins.plugins.releasereadiness.engine.release.Commit;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.scm.RunWithSCM;

/** What changed since the last approved release, as builds and the workspace tell it. */
public final class ChangesOfBuild {
    private final Run<?, ?> run;
    private final Secrets secrets;

    /**
     * @param secrets what must not be recorded
     */
    public ChangesOfBuild(Run<?, ?> run, Secrets secrets) {
        this.run = run;
        this.secrets = secrets;
    }

    /**
     * The commits of all builds since the last approved release, and the newest release of the changelog.
     *
     * @param workspace where the changelog lies; empty outside of {@code node}
     * @param path path of the changelog; empty for none
     * @throws IOException if the changelog cannot be read
     */
    public Changes find(Optional<FilePath> workspace, Optional<String> path) throws IOException, InterruptedException {
        List<Commit> commits = new ArrayList<>();
        EarlierReleases.sinceLastApproved(run).forEach(build -> add(build, commits));
        Optional<ChangelogRelease> changelog = Optional.empty();
        if (workspace.isPresent() && path.isPresent()) {
            changelog = changelog(workspace.get(), path.get());
        }
        Changes changes = Changes.of(commits.isEmpty() ? "" : "the change sets of the builds", commits, changelog);
        return Changes.decode(Fields.of(secrets.scrub(changes.encode()), ""));
    }

    private static void add(Run<?, ?> build, List<Commit> commits) {
        if (build instanceof RunWithSCM<?, ?> changed) {
            for (ChangeLogSet<? extends ChangeLogSet.Entry> set : changed.getChangeSets()) {
                for (ChangeLogSet.Entry entry : set) {
                    String id = entry.getCommitId();
                    commits.add(
                            Commit.of(id == null ? "" : id, entry.getAuthor().getDisplayName(), message(entry)));
                }
            }
        }
    }

    /**
     * The whole message where the source control has it. That of git keeps it behind a method that the common type does
     * not have, and what breaks is often said in the last line of the message only.
     */
    private static String message(ChangeLogSet.Entry entry) {
        try {
            if (entry.getClass().getMethod("getComment").invoke(entry) instanceof String comment
                    && !comment.isBlank()) {
                return comment;
            }
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            // the first line has to do
        }
        return String.valueOf(entry.getMsg());
    }

    private static Optional<ChangelogRelease> changelog(FilePath workspace, String path)
            throws IOException, InterruptedException {
        // A link that leads out of the workspace is no descendant; an absolute path is refused by this as well.
        if (path.startsWith("/") || !workspace.isDescendant(path)) {
            throw new IOException("the changelog " + path + " does not lie in the workspace");
        }
        String answer = workspace.child(path).act(new ChangelogOnAgent());
        return answer.isEmpty()
                ? Optional.empty()
                : Optional.of(ChangelogRelease.decode(Fields.of(Json.read(answer), "")));
    }
}
