package io.jenkins.plugins.releasereadiness.approval;

import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEffect;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalStateCodec;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.record.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One approval on disk: a small JSON file in the build's folder that is replaced as a whole, and is safe when
 * {@link #write} returns. It, not the pipeline's program, is what a vote is kept in: the program is saved at times of its
 * own, and with some durability settings not at all.
 */
final class ApprovalFile {
    private static final String STATE = "state";
    private static final String SHOWN = "shown";
    private static final String PENDING = "pending";

    private final Path path;

    ApprovalFile(Path path) {
        this.path = path;
    }

    /**
     * What is kept.
     *
     * @param state where the approval stands
     * @param shown what the pipeline wants to be shown with it: a JSON tree
     * @param pending what the state says was done and was perhaps not done yet: ledger entries and announcements
     */
    record Content(ApprovalState state, Map<String, Object> shown, List<ApprovalEffect> pending) {
        Content {
            pending = List.copyOf(pending);
        }

        Content done() {
            return new Content(state, shown, List.of());
        }
    }

    /** What was written last; empty if nothing was. */
    Optional<Content> read() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        Fields fields = Fields.of(Json.read(Files.readAllBytes(path)), "");
        return Optional.of(new Content(
                ApprovalStateCodec.fromMap(fields.object(STATE).asMap()),
                fields.object(SHOWN).asMap(),
                fields.objects(PENDING).stream().map(EffectCodec::decode).toList()));
    }

    void write(Content content) throws IOException {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(STATE, ApprovalStateCodec.toMap(content.state()));
        tree.put(SHOWN, content.shown());
        tree.put(
                PENDING,
                content.pending().stream()
                        .flatMap(effect -> EffectCodec.encode(effect).stream())
                        .toList());
        StateFiles.write(path, tree);
    }

    /** Effects that leave something to do after a crash. A settlement needs none: the state itself tells it. */
    private static final class EffectCodec {
        private static final String KIND = "kind";
        private static final String ACTOR = "actor";
        private static final String PAYLOAD = "payload";
        private static final String TEXT = "text";

        static Optional<Map<String, Object>> encode(ApprovalEffect effect) {
            Map<String, Object> tree = new LinkedHashMap<>();
            if (effect instanceof ApprovalEffect.Record entry) {
                tree.put(KIND, entry.kind());
                tree.put(ACTOR, entry.actor());
                tree.put(PAYLOAD, entry.payload());
            } else if (effect instanceof ApprovalEffect.Announce announce) {
                tree.put(TEXT, announce.text());
            } else if (effect instanceof ApprovalEffect.Remind remind) {
                tree.put(TEXT, remind.text());
            } else if (effect instanceof ApprovalEffect.Escalate escalate) {
                tree.put(TEXT, escalate.text());
            }
            return tree.isEmpty() ? Optional.empty() : Optional.of(tree);
        }

        static ApprovalEffect decode(Fields fields) {
            return fields.optionalText(TEXT)
                    .<ApprovalEffect>map(ApprovalEffect.Announce::new)
                    .orElseGet(() -> new ApprovalEffect.Record(
                            fields.text(KIND),
                            fields.text(ACTOR),
                            fields.object(PAYLOAD).asMap()));
        }
    }
}
