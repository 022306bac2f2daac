package io.jenkins.plugins.releasereadiness.engine.record;

import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A ledger entry as a view keeps it where the payload's shape is the business of another package (votes, decisions,
 * health, rollback, notifications).
 *
 * @param sequence number of the entry
 * @param at when it was written
 * @param kind what it tells
 * @param actor who caused it
 * @param payload what the kind tells
 */
public record Line(long sequence, Instant at, EntryKind kind, String actor, Map<String, Object> payload) {
    public Line {
        Objects.requireNonNull(at);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(actor);
        Objects.requireNonNull(payload);
    }
}
