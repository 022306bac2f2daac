package io.jenkins.plugins.releasereadiness.engine.notice;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One thing that happened to a release, to be told to others.
 *
 * @param id the same for the same thing however often it is told, and for nothing else: a receiver knows by it what it has
 *     seen
 * @param kind what it is about
 * @param at when it happened
 * @param release what is released
 * @param subject what it happened to: id of the approval, gate or watch; the release's title for the release itself
 * @param text for people, plain text of one line
 * @param people who is asked to act, as {@code user:ID} or {@code group:ID}; empty if nobody is named
 * @param details what the ledger tells of it: a JSON tree
 * @param sequence the ledger entry that made it
 */
public record Notice(
        String id,
        NoticeKind kind,
        Instant at,
        Release release,
        String subject,
        String text,
        List<String> people,
        Map<String, Object> details,
        long sequence) {
    public Notice {
        Objects.requireNonNull(id);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(at);
        Objects.requireNonNull(release);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(text);
        people = List.copyOf(people);
        Objects.requireNonNull(details);
    }

    /** As a JSON tree, to be kept until it is delivered. */
    public Map<String, Object> encode() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", id);
        tree.put("kind", kind.word());
        tree.put("at", at.toString());
        tree.put("release", release.encode());
        tree.put("subject", subject);
        tree.put("text", text);
        tree.put("people", people);
        tree.put("details", details);
        tree.put("sequence", sequence);
        return tree;
    }

    /**
     * @throws io.jenkins.plugins.releasereadiness.engine.json.JsonException if the tree is no notice
     */
    public static Notice decode(Fields tree) {
        return new Notice(
                tree.text("id"),
                tree.word("kind", Words.reader(NoticeKind.class)),
                tree.time("at"),
                Release.decode(tree.object("release")),
                tree.text("subject"),
                tree.text("text"),
                tree.texts("people"),
                tree.object("details").asMap(),
                tree.count("sequence"));
    }
}
