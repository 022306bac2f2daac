package io.jenkins.plugins.releasereadiness.engine.ledger;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * One entry of a ledger, as it stands there. Entries never change.
 *
 * @param sequence 1 for the first entry, then without gap
 * @param time when it was written, in whole milliseconds
 * @param actor who caused it: a person's user id, or {@code system:} and a part of the tool; not blank
 * @param kind what it tells
 * @param previous SHA-256 of the entry before; 64 zeros for the first
 * @param payload what the kind tells, as a read JSON tree; unmodifiable
 * @param sha256 digest of the very bytes of the entry's line, without its newline
 */
public record LedgerEntry(
        long sequence,
        Instant time,
        String actor,
        EntryKind kind,
        String previous,
        Map<String, Object> payload,
        String sha256) {
    /** Longest line in bytes; one entry never needs more, and readers need a bound. */
    public static final int MAX_LINE = 16 << 20;

    private static final int MAX_ACTOR = 500;
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public LedgerEntry {
        Objects.requireNonNull(time);
        Objects.requireNonNull(actor);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(previous);
        Objects.requireNonNull(payload);
        Objects.requireNonNull(sha256);
    }

    /**
     * The line, without newline, of the entry that follows {@code head}.
     *
     * @param payload a JSON tree; see {@link Json}
     * @throws IllegalArgumentException if the actor is blank or too long, the payload is no JSON tree, or the line
     *     would be longer than {@link #MAX_LINE}
     */
    static byte[] lineAfter(LedgerHead head, Instant time, String actor, EntryKind kind, Map<String, ?> payload) {
        checkActor(actor);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("sequence", head.entries() + 1);
        line.put("time", MILLIS.format(time.truncatedTo(ChronoUnit.MILLIS)));
        line.put("actor", actor);
        line.put("kind", kind.word());
        line.put("previous", head.sha256());
        line.put("payload", payload);
        byte[] bytes = Json.compact(line).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_LINE) {
            throw new IllegalArgumentException("an entry of kind " + kind.word() + " needs " + bytes.length
                    + " bytes; at most " + MAX_LINE + " are allowed in a ledger, publish a file instead");
        }
        return bytes;
    }

    /**
     * The entry that stands in {@code line}, given without its newline. The chain is not checked here.
     *
     * @throws JsonException if it is not an entry
     */
    static LedgerEntry read(byte[] line) {
        Fields fields = Fields.of(Json.read(line), "").only("sequence", "time", "actor", "kind", "previous", "payload");
        long sequence = fields.count("sequence");
        if (sequence == 0) {
            throw fields.wrong("sequence", "should be 1 or more but is 0");
        }
        Instant time = fields.time("time");
        if (!MILLIS.format(time).equals(fields.text("time"))) {
            throw fields.wrong("time", "should have the form 2026-01-31T12:00:00.000Z but is " + fields.text("time"));
        }
        String actor = fields.word("actor", LedgerEntry::checkActor);
        String previous = fields.text("previous");
        if (!Sha256.isHex(previous)) {
            throw fields.wrong("previous", "should be a SHA-256 of 64 lower-case hexadecimal digits");
        }
        return new LedgerEntry(
                sequence,
                time,
                actor,
                fields.word("kind", EntryKind::ofWord),
                previous,
                fields.object("payload").asMap(),
                Sha256.of(line));
    }

    /** The payload with typed access; errors name the entry. */
    public Fields fields() {
        return Fields.of(payload, "entry " + sequence + " payload");
    }

    /** The time as the ledger writes it. */
    public String timeText() {
        return MILLIS.format(time);
    }

    private static String checkActor(String actor) {
        if (actor.isBlank() || actor.length() > MAX_ACTOR) {
            throw new IllegalArgumentException(
                    "an entry needs an actor of 1 to " + MAX_ACTOR + " characters but has '" + actor + "'");
        }
        return actor;
    }
}
