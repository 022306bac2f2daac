package io.jenkins.plugins.releasereadiness.record;

import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.config.ReleaseReadinessConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the release record of a build is found. */
public final class ReleaseRecords {
    private static final String FOLDER = "release-readiness";

    private ReleaseRecords() {}

    /**
     * The record of a build, made if there is none yet. The same object for every caller as long as the build is in
     * memory; safe for use by parallel branches.
     *
     * @throws IOException if the build cannot be saved
     */
    public static BuildRecord of(Run<?, ?> run) throws IOException {
        Optional<BuildRecord> found = find(run);
        if (found.isPresent()) {
            return found.get();
        }
        // One lock for all builds: it is held for the blink in which an action is added.
        synchronized (ReleaseRecords.class) {
            found = find(run);
            if (found.isEmpty()) {
                run.addAction(new ReleaseRecordAction(
                        ReleaseReadinessConfiguration.get().getArchiveFolder()));
            }
        }
        if (found.isEmpty()) {
            run.save();
        }
        return find(run).orElseThrow();
    }

    /** Folder in which a build keeps its ledger, and the state of what waits. */
    public static Path folder(Run<?, ?> run) {
        return run.getRootDir().toPath().resolve(FOLDER);
    }

    /** The record of a build if it has one. */
    public static Optional<BuildRecord> find(Run<?, ?> run) {
        return Optional.ofNullable(run.getAction(ReleaseRecordAction.class)).map(ReleaseRecordAction::record);
    }
}
