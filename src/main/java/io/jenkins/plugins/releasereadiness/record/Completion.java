package io.jenkins.plugins.releasereadiness.record;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Completes the release record when its build ends, however it ends: failed, aborted, or resumed after a restart. No step
 * may have had the chance to publish what it wrote last.
 */
@Extension
public final class Completion extends RunListener<Run<?, ?>> {
    private static final Logger LOGGER = Logger.getLogger(Completion.class.getName());

    @Override
    public void onCompleted(Run<?, ?> run, @NonNull TaskListener listener) {
        Optional<BuildRecord> record = ReleaseRecords.find(run);
        if (record.isEmpty()) {
            return;
        }
        try {
            record.get().complete(listener);
        } catch (IOException | RuntimeException e) {
            // The build is over and its result stands; what is missing in the bundle, verification names.
            LOGGER.log(Level.WARNING, e, () -> "cannot complete the release record of " + run);
            listener.error("The release record could not be completed: " + e.getMessage());
        }
    }
}
