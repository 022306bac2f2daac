package io.jenkins.plugins.releasereadiness.engine.evidence;

import java.util.Locale;

/**
 * What can be said of a piece of evidence. Only {@link #PRESENT} can answer a question with Yes.
 *
 * <p>The constants stand in the order in which they win when several apply to one source (the first wins), except
 * {@link #MISSING}, which applies only where there is no report at all.
 */
public enum EvidenceState {
    /** There is a report, but it cannot be read as the format it should have. */
    UNREADABLE("cannot be read"),
    /** The report contradicts itself: the tool says that it did not finish. */
    CONTRADICTED("contradicts itself"),
    /** The report is readable but nothing was measured: 0 tests run, 0 lines instrumented, no request sent. */
    VACUOUS("measured nothing"),
    /** The report is older than the policy allows, or its time lies in the future. */
    STALE("is too old"),
    /** Readable, fresh, consistent and about something. */
    PRESENT("is present"),
    /** No report, no attestation, no answer. */
    MISSING("is missing");

    private final String phrase;

    EvidenceState(String phrase) {
        this.phrase = phrase;
    }

    /** The state as JSON and pages write it, for example {@code unreadable}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state as the predicate of an English sentence, for example {@code cannot be read}. */
    public String phrase() {
        return phrase;
    }

    /** Whether this evidence may answer a question with Yes. */
    public boolean answers() {
        return this == PRESENT;
    }

    /**
     * The state written as {@code word}.
     *
     * @throws IllegalArgumentException if there is no such state
     */
    public static EvidenceState ofWord(String word) {
        for (EvidenceState state : values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException("unknown evidence state '" + word + "'");
    }
}
