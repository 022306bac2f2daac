package io.jenkins.plugins.releasereadiness.rollback;

import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackDocument;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackEffect;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackState;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Tells what happens to a watch: entries in the ledger, lines in the log, the published document. */
final class WatchJournal {
    private static final String ACTOR = "system:rollback";
    private static final String DOCUMENT = "rollback-decision.json";

    private final BuildRecord record;
    private final TaskListener listener;

    WatchJournal(BuildRecord record, TaskListener listener) {
        this.record = record;
        this.listener = listener;
    }

    /** Writes and says what happened, in the order given. Effects that are not to be told are left out. */
    void tell(List<RollbackEffect> effects) throws IOException {
        List<RollbackEffect> told =
                effects.stream().filter(WatchJournal::isTelling).toList();
        if (told.isEmpty()) {
            return;
        }
        record.write(listener, writer -> {
            for (RollbackEffect effect : told) {
                if (effect instanceof RollbackEffect.Record entry) {
                    writer.append(entry.actor(), EntryKind.ofWord(entry.kind()), entry.payload());
                } else if (effect instanceof RollbackEffect.FollowUp item) {
                    writer.note(ACTOR, item.note());
                } else if (effect instanceof RollbackEffect.Announce announce) {
                    writer.announcement(ACTOR, announce.text());
                }
            }
        });
        for (RollbackEffect effect : told) {
            if (effect instanceof RollbackEffect.Announce announce) {
                listener.getLogger().println(announce.text());
            } else if (effect instanceof RollbackEffect.FollowUp item) {
                listener.getLogger().println(item.note());
            }
        }
    }

    /** Says in the log that something could not be written into the ledger. */
    void complain(IOException problem) {
        listener.error("The release record could not be written: " + problem.getMessage());
    }

    /** Those of the effects that the ledger does not show: what a crash kept from being told. */
    List<RollbackEffect> untold(List<RollbackEffect> effects) throws IOException {
        ReleaseRecord told = record.record().orElseThrow(() -> new IOException("the release record is gone"));
        return effects.stream().filter(effect -> !isTold(effect, told)).toList();
    }

    /** Publishes the document as it is now, with the ledger and the index. */
    void publish(RollbackState state) throws IOException {
        byte[] bytes = Json.pretty(RollbackDocument.of(state)).getBytes(StandardCharsets.UTF_8);
        record.write(listener, writer -> writer.document(ACTOR, DOCUMENT, bytes));
        record.publish(listener);
    }

    private static boolean isTelling(RollbackEffect effect) {
        return effect instanceof RollbackEffect.Record
                || effect instanceof RollbackEffect.Announce
                || effect instanceof RollbackEffect.FollowUp;
    }

    private static boolean isTold(RollbackEffect effect, ReleaseRecord told) {
        if (effect instanceof RollbackEffect.Record entry) {
            String payload = Json.compact(entry.payload());
            return Stream.of(told.health(), told.rollbackDecisions(), told.rollbackOutcomes())
                    .flatMap(List::stream)
                    .anyMatch(line -> line.kind().word().equals(entry.kind())
                            && Json.compact(line.payload()).equals(payload));
        }
        if (effect instanceof RollbackEffect.FollowUp item) {
            return hasText(told.notes(), item.note());
        }
        return effect instanceof RollbackEffect.Announce announce && hasText(told.announcements(), announce.text());
    }

    private static boolean hasText(List<Line> lines, String text) {
        return lines.stream().anyMatch(line -> text.equals(line.payload().get("text")));
    }
}
