package io.jenkins.plugins.releasereadiness.notify;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps in the record of a release what was sent, when, to whom, and how it ended. */
final class OutcomeEntry {
    private static final Logger LOGGER = Logger.getLogger(OutcomeEntry.class.getName());
    private static final String ACTOR = "system:notifier";

    private OutcomeEntry() {}

    /**
     * Writes the entry and publishes the communications anew. A build that is gone has no record any more, and a ledger
     * that cannot be written keeps no message from being sent; the log says so.
     *
     * @param build external id of the build
     */
    static void write(Map<String, Object> outcome, String build) {
        try {
            Run<?, ?> run = Run.fromExternalizableId(build);
            Optional<BuildRecord> record = run == null ? Optional.empty() : ReleaseRecords.find(run);
            if (record.isPresent()) {
                record.get().write(TaskListener.NULL, writer -> writer.append(ACTOR, EntryKind.NOTIFICATION, outcome));
                record.get().publish(TaskListener.NULL);
            }
        } catch (IOException | IllegalArgumentException e) {
            LOGGER.log(Level.WARNING, e, () -> "a notification could not be recorded in " + build);
        }
    }
}
