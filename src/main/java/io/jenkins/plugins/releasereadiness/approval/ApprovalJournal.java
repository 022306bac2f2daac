package io.jenkins.plugins.releasereadiness.approval;

import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalDocument;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEffect;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells what happens to an approval: entries in the ledger, lines in the log, the published document. */
final class ApprovalJournal {
    static final String ACTOR = "system:approval";

    private final BuildRecord record;
    private final String document;

    /**
     * @param document name of the published document in the bundle
     */
    ApprovalJournal(BuildRecord record, String document) {
        this.record = record;
        this.document = document;
    }

    /** Writes and says what happened, in the order given. */
    void tell(List<ApprovalEffect> effects, TaskListener listener) throws IOException {
        record.write(listener, writer -> {
            for (ApprovalEffect effect : effects) {
                if (effect instanceof ApprovalEffect.Record entry) {
                    writer.append(entry.actor(), EntryKind.ofWord(entry.kind()), entry.payload());
                } else if (!text(effect).isEmpty()) {
                    writer.announcement(ACTOR, text(effect));
                }
            }
        });
        effects.stream()
                .map(ApprovalJournal::text)
                .filter(text -> !text.isEmpty())
                .forEach(text -> listener.getLogger().println(text));
    }

    /** Those of the effects that the ledger does not show: what a crash kept from being told. */
    List<ApprovalEffect> untold(List<ApprovalEffect> effects) throws IOException {
        ReleaseRecord told = record.record().orElseThrow(() -> new IOException("the release record is gone"));
        return effects.stream().filter(effect -> !isTold(effect, told)).toList();
    }

    /** Publishes the document as it is now, with the ledger and the index. */
    void publish(ApprovalFile.Content content, TaskListener listener) throws IOException {
        if (content.state().request().subject().gate().isPresent()) {
            record.publish(listener);
            return;
        }
        Map<String, Object> tree = ApprovalDocument.of(content.state());
        tree.put("shown", content.shown());
        byte[] bytes = Json.pretty(tree).getBytes(StandardCharsets.UTF_8);
        record.write(listener, writer -> writer.document(ACTOR, document, bytes));
        record.publish(listener);
    }

    private static String text(ApprovalEffect effect) {
        if (effect instanceof ApprovalEffect.Announce announce) {
            return announce.text();
        }
        if (effect instanceof ApprovalEffect.Remind remind) {
            return remind.text();
        }
        return effect instanceof ApprovalEffect.Escalate escalate ? escalate.text() : "";
    }

    private static boolean isTold(ApprovalEffect effect, ReleaseRecord told) {
        if (effect instanceof ApprovalEffect.Record entry) {
            return Stream.of(told.approvalRequests(), told.votes(), told.decisions(), told.gateQuestions())
                    .flatMap(List::stream)
                    .anyMatch(line -> line.kind().word().equals(entry.kind())
                            && same(line, entry, "id")
                            && same(line, entry, ApprovalEffect.Record.ENTRY)
                            && same(line, entry, "version"));
        }
        return told.announcements().stream()
                .anyMatch(line -> text(effect).equals(line.payload().get("text")));
    }

    private static boolean same(Line line, ApprovalEffect.Record entry, String member) {
        return String.valueOf(line.payload().get(member))
                .equals(String.valueOf(entry.payload().get(member)));
    }
}
