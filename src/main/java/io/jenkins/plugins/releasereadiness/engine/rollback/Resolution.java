package io.jenkins.plugins.releasereadiness.engine.rollback;

import java.time.Instant;
import java.util.Objects;

/**
 * What was decided and by whom or what.
 *
 * @param choice what
 * @param makerKind who or what decided
 * @param maker id of the person, {@code decision table} or {@code deadline}
 * @param reason why; may be empty for a person who rolls back
 * @param at when
 * @param confirmed whether a person confirmed going back in spite of steps that cannot be undone
 * @param override whether a person ended the watch without being asked
 */
public record Resolution(
        Question.Choice choice,
        MakerKind makerKind,
        String maker,
        String reason,
        Instant at,
        boolean confirmed,
        boolean override) {
    public Resolution {
        Objects.requireNonNull(choice);
        Objects.requireNonNull(makerKind);
        Objects.requireNonNull(maker);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(at);
    }

    public enum MakerKind {
        PERSON,
        /** The decision table, without a question. */
        TABLE,
        /** The end of the time to answer, or for the hotfix. */
        CLOCK
    }
}
