package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import java.io.IOException;

/**
 * The severity of one finding while its parts are read: the tool's own word if there is one, else the band of the score
 * that is trusted most (evidence rule 19).
 */
final class Rating {
    private FindingSeverity word;
    private double score = Double.NaN;
    private int trust = -1;

    /** Forgets what was read, for the next finding. */
    void clear() {
        word = null;
        score = Double.NaN;
        trust = -1;
    }

    /** The tool's own word; an empty one is not given, an unknown one is unknown whatever scores say. */
    void word(String text) {
        if (text != null && !text.isBlank()) {
            word = FindingSeverity.ofWord(text);
        }
    }

    /** The word at hand; null is not given. */
    void word(JsonCursor json) throws IOException {
        word(json.text("the severity"));
    }

    /** A score; among those of the highest trust the highest score counts. */
    void score(double value, int scoreTrust) {
        if (scoreTrust > trust || scoreTrust == trust && value > score) {
            score = value;
            trust = scoreTrust;
        }
    }

    /** The score at hand; null is not given. */
    void score(JsonCursor json, int scoreTrust) throws IOException {
        if (!json.isNull()) {
            score(json.number("the score"), scoreTrust);
        }
    }

    boolean hasWord() {
        return word != null;
    }

    FindingSeverity severity() {
        return word != null ? word : FindingSeverity.ofScore(score);
    }
}
