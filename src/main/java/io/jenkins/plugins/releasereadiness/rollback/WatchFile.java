package io.jenkins.plugins.releasereadiness.rollback;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackEffect;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackState;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackStateCodec;
import io.jenkins.plugins.releasereadiness.record.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One watch on disk: a small JSON file in the build's folder that is replaced as a whole, and is safe when {@link #write}
 * returns. It, not the pipeline's program, tells whether the rollback was started: the program is saved at times of its
 * own, and with some durability settings not at all.
 */
final class WatchFile {
    private static final String STATE = "state";
    private static final String RULES = "rules";
    private static final String PENDING = "pending";
    private static final String KIND = "kind";
    private static final String ACTOR = "actor";
    private static final String PAYLOAD = "payload";
    private static final String TEXT = "text";
    private static final String FOLLOW_UP = "followUp";

    private final Path path;

    WatchFile(Path path) {
        this.path = path;
    }

    /**
     * What is kept.
     *
     * @param pending what the state says was told and was perhaps not told yet
     */
    record Content(RollbackState state, WatchRules rules, List<RollbackEffect> pending) {
        Content {
            pending = List.copyOf(pending);
        }
    }

    /** What was written last; empty if nothing was. */
    Optional<Content> read() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        Fields fields = Fields.of(Json.read(Files.readAllBytes(path)), "");
        return Optional.of(new Content(
                RollbackStateCodec.fromMap(fields.object(STATE).asMap()),
                WatchRules.fromMap(fields.object(RULES)),
                fields.objects(PENDING).stream().map(WatchFile::decode).toList()));
    }

    void write(Content content) throws IOException {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(STATE, RollbackStateCodec.toMap(content.state()));
        tree.put(RULES, content.rules().toMap());
        tree.put(
                PENDING,
                content.pending().stream()
                        .flatMap(effect -> encode(effect).stream())
                        .toList());
        StateFiles.write(path, tree);
    }

    /** What is only told needs to be kept; everything else follows from the state. */
    private static Optional<Map<String, Object>> encode(RollbackEffect effect) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (effect instanceof RollbackEffect.Record entry) {
            tree.put(KIND, entry.kind());
            tree.put(ACTOR, entry.actor());
            tree.put(PAYLOAD, entry.payload());
        } else if (effect instanceof RollbackEffect.Announce announce) {
            tree.put(TEXT, announce.text());
        } else if (effect instanceof RollbackEffect.FollowUp item) {
            tree.put(FOLLOW_UP, item.text());
        }
        return tree.isEmpty() ? Optional.empty() : Optional.of(tree);
    }

    private static RollbackEffect decode(Fields fields) {
        Optional<String> followUp = fields.optionalText(FOLLOW_UP);
        if (followUp.isPresent()) {
            return new RollbackEffect.FollowUp(followUp.get());
        }
        return fields.optionalText(TEXT)
                .<RollbackEffect>map(RollbackEffect.Announce::new)
                .orElseGet(() -> new RollbackEffect.Record(
                        fields.text(KIND),
                        fields.text(ACTOR),
                        fields.object(PAYLOAD).asMap()));
    }
}
