package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import io.jenkins.plugins.releasereadiness.engine.text.Suggestions;
import java.util.Optional;

/** Texts about the formats that can be read. */
public final class Formats {
    private Formats() {}

    /** What is wrong with the name of a format, as a sentence with the known ones; empty if there is such a format. */
    public static Optional<String> problem(String format, Readers readers) {
        if (readers.of(format).isPresent()) {
            return Optional.empty();
        }
        return Optional.of("there is no format '" + Shown.line(format, 60) + "'"
                + Suggestions.didYouMean(format, readers.formats()) + " (" + known(readers) + ")");
    }

    /** {@code known formats: a, b, c}. */
    static String known(Readers readers) {
        return "known formats: " + String.join(", ", readers.formats());
    }
}
