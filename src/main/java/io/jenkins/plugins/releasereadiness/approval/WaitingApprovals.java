package io.jenkins.plugins.releasereadiness.approval;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEvent;
import io.jenkins.plugins.releasereadiness.engine.approval.Decision;
import io.jenkins.plugins.releasereadiness.inbox.InboxItem;
import io.jenkins.plugins.releasereadiness.inbox.InboxSource;
import io.jenkins.plugins.releasereadiness.record.Workers;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The approvals for which a pipeline waits at this moment, so that nobody need look through builds to find them. */
@Extension
public final class WaitingApprovals implements InboxSource {
    private final Map<String, WaitingApproval> waiting = new ConcurrentHashMap<>();

    static WaitingApprovals get() {
        return ExtensionList.lookupSingleton(WaitingApprovals.class);
    }

    void add(Approval approval) {
        waiting.put(key(approval), new WaitingApproval(approval));
    }

    void remove(Approval approval) {
        waiting.remove(key(approval));
    }

    @Override
    public Collection<? extends InboxItem> waiting() {
        return waiting.values();
    }

    private List<Approval> of(Run<?, ?> run) {
        return waiting.values().stream()
                .map(WaitingApproval::approval)
                .filter(approval -> approval.run().equals(run))
                .toList();
    }

    private static String key(Approval approval) {
        return approval.run().getExternalizableId() + '/' + approval.id();
    }

    /** A build that is killed ends without a word to its steps; what it asked for is over all the same. */
    @Extension
    public static final class Ends extends RunListener<Run<?, ?>> {
        private static final Logger LOGGER = Logger.getLogger(Ends.class.getName());

        @Override
        public void onCompleted(Run<?, ?> run, TaskListener listener) {
            for (Approval approval : get().of(run)) {
                Workers.submit(() -> end(approval));
            }
        }

        private static void end(Approval approval) {
            try {
                approval.apply(new ApprovalEvent.Abort(Decision.MakerKind.BUILD, "the end of the build"));
            } catch (IOException e) {
                LOGGER.log(
                        Level.WARNING,
                        e,
                        () -> "approval " + approval.id() + " of " + approval.run()
                                + " ended with its build, but that could not be put on record");
            } finally {
                get().remove(approval);
            }
        }
    }
}
