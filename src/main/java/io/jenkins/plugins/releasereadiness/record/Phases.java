package io.jenkins.plugins.releasereadiness.record;

import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.record.PhaseEvent;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.report.Announcements;
import java.io.IOException;
import java.util.List;

/** Announces the phases of a release: one line in the log and one in the ledger, each phase once. */
public final class Phases {
    private final BuildRecord record;
    private final TaskListener listener;
    private final String actor;

    /**
     * @param record a record that is started
     */
    public Phases(BuildRecord record, TaskListener listener, String actor) {
        this.record = record;
        this.listener = listener;
        this.actor = actor;
    }

    /** {@code [PHASE n START] - …}, unless the phase is running already. */
    public void start(Phase phase) throws IOException {
        synchronized (record) {
            if (!last(phase, false)) {
                announce(phase, false, title() + " enters phase " + phase.word());
            }
        }
    }

    /** {@code [PHASE n COMPLETE] - …}, unless it is complete already; starts it first if nothing did. */
    public void complete(Phase phase) throws IOException {
        synchronized (record) {
            if (last(phase, true)) {
                return;
            }
            start(phase);
            announce(phase, true, title() + " has finished phase " + phase.word());
        }
    }

    private void announce(Phase phase, boolean complete, String text) throws IOException {
        record.write(listener, writer -> writer.phase(actor, phase, complete, text));
        listener.getLogger().println(Announcements.phase(phase, complete, text));
    }

    /** Whether the latest word about the phase is its start or, if asked for, its end. */
    private boolean last(Phase phase, boolean complete) throws IOException {
        List<PhaseEvent> events = record.record().map(ReleaseRecord::phases).orElse(List.of()).stream()
                .filter(event -> event.phase() == phase)
                .toList();
        return !events.isEmpty() && events.get(events.size() - 1).complete() == complete;
    }

    private String title() throws IOException {
        return record.record().map(found -> found.release().title()).orElse("the release");
    }
}
