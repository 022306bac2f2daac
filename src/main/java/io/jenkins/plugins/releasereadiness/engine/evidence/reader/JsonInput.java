package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/** Parsers of untrusted JSON: what they refuse, and how that is said to a person. */
final class JsonInput {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_STRING = 8 << 20;
    private static final int MAX_NUMBER = 200;
    private static final int MAX_NAME = 4096;
    private static final String DUPLICATE = "Duplicate field ";

    /**
     * The detection of duplicates sees skipped parts too (evidence rule 1). It was measured to add about a sixth to the
     * bare tokens' time; a hand-made check was not faster.
     */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING)
                    .maxNumberLength(MAX_NUMBER)
                    .maxNameLength(MAX_NAME)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private JsonInput() {}

    /** A parser of the bytes, which ends when the thread is interrupted and leaves them open when it is closed. */
    static JsonParser parser(InputStream bytes) throws IOException {
        try {
            return FACTORY.createParser(new InterruptibleInput(bytes));
        } catch (CharConversionException e) {
            throw new UnreadableException("the first bytes tell of an encoding that JSON does not have", 1, 1, e);
        }
    }

    /** What the parser found wrong, with its place; the limits of the stream tell none, there it is where it stands. */
    static UnreadableException explained(JsonProcessingException e, JsonParser parser) {
        JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        long line = at.getLineNr();
        long column = at.getColumnNr();
        String found = e.getOriginalMessage();
        String message;
        if (e instanceof JsonEOFException) {
            message = "the JSON ends too early; the report is truncated";
        } else if (e instanceof StreamConstraintsException) {
            message = "the JSON goes beyond what a report may hold: " + found;
        } else if (found.startsWith(DUPLICATE)) {
            message = "the member " + found.substring(DUPLICATE.length())
                    + " comes twice in one object, so what it says is not clear";
        } else {
            message = "this is not JSON: " + found;
        }
        return new UnreadableException(message, line, column, e);
    }
}
