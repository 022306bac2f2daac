package io.jenkins.plugins.releasereadiness.notify;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.notice.Delivery;
import io.jenkins.plugins.releasereadiness.engine.notice.Notice;
import io.jenkins.plugins.releasereadiness.engine.notice.Notices;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.RecordListener;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import io.jenkins.plugins.releasereadiness.record.StateFiles;
import io.jenkins.plugins.releasereadiness.record.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;

/**
 * Finds in the records what others are to be told, and puts it into the queue. How far a record was looked at is kept with the
 * build, so that after a crash nothing is left out; what was queued before the crash has the same id and is not queued twice.
 */
@Extension
public final class Notifier implements RecordListener {
    private static final Logger LOGGER = Logger.getLogger(Notifier.class.getName());
    private static final String SEQUENCE = "sequence";

    private final Set<BuildRecord> waiting = ConcurrentHashMap.newKeySet();
    private final Object looking = new Object();

    @Override
    public void written(BuildRecord record) {
        // Several entries that come together are looked at together.
        if (waiting.add(record)) {
            Workers.submit(() -> {
                waiting.remove(record);
                look(record);
            });
        }
    }

    private void look(BuildRecord record) {
        try {
            synchronized (looking) {
                Optional<ReleaseRecord> told = record.record();
                if (told.isPresent()) {
                    queue(record.run(), told.get());
                }
            }
            DeliveryQueue.get().pump();
        } catch (IOException | JsonException e) {
            LOGGER.log(Level.WARNING, e, () -> "nobody could be told what happened in " + record.run());
        }
    }

    private static void queue(Run<?, ?> run, ReleaseRecord record) throws IOException {
        Path mark = ReleaseRecords.folder(run).resolve("notified.json");
        long after = Files.exists(mark)
                ? Fields.of(Json.read(Files.readAllBytes(mark)), "").count(SEQUENCE)
                : 0;
        List<Notice> notices = Notices.since(record, after);
        if (!notices.isEmpty()) {
            List<Delivery> deliveries = new ArrayList<>();
            for (Notice notice : notices) {
                for (NotificationChannel channel : NotificationChannel.all()) {
                    for (String receiver : receivers(channel, notice)) {
                        deliveries.add(Delivery.of(
                                run.getExternalizableId(), channel.name(), receiver, notice, Instant.now()));
                    }
                }
            }
            DeliveryQueue.get().add(deliveries);
            StateFiles.write(
                    mark, Map.of(SEQUENCE, notices.get(notices.size() - 1).sequence()));
        }
    }

    /** A channel that fails keeps no other from being asked. */
    private static List<String> receivers(NotificationChannel channel, Notice notice) {
        try {
            return channel.receivers(notice);
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(
                    Level.WARNING, e, () -> "the notification channel " + channel.name() + " cannot say whom to tell");
            return List.of();
        }
    }

    /** Goes on where the last Jenkins stopped. */
    @Extension
    public static final class Resumption extends ItemListener {
        @Override
        public void onLoaded() {
            try {
                DeliveryQueue.get().load();
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "what was still to be told cannot be read", e);
            }
            Workers.submit(Resumption::catchUp);
        }

        /** Only a build that runs can have been interrupted between an entry and its notice. */
        private static void catchUp() {
            for (FlowExecution execution : FlowExecutionList.get()) {
                try {
                    if (execution.getOwner().getExecutable() instanceof Run<?, ?> run) {
                        ReleaseRecords.find(run).ifPresent(ExtensionList.lookupSingleton(Notifier.class)::written);
                    }
                } catch (IOException e) {
                    LOGGER.log(Level.WARNING, e, () -> "what happened in " + execution + " is not known");
                }
            }
            DeliveryQueue.get().pump();
        }
    }
}
