package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.VexReading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.VexStatements;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractThrowableAssert;

/** Reads small reports in tests. JSON may be written with {@code '} in the place of quotation marks. */
final class Reports {
    static final ReadOptions EMPTY_RUN_IS_CLEAN = new ReadOptions(true, false, List.of(), Optional.empty());
    static final ReadOptions ALLOW_INCOMPLETE = new ReadOptions(false, true, List.of(), Optional.empty());

    private Reports() {}

    static String json(String text) {
        return text.replace('\'', '"');
    }

    static Outcome read(EvidenceReader reader, String... reports) throws IOException {
        return read(reader, ReadOptions.DEFAULTS, reports);
    }

    static Outcome read(EvidenceReader reader, ReadOptions options, String... reports) throws IOException {
        Reading reading = reader.open(options);
        for (String report : reports) {
            reading.read(new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8)));
        }
        return reading.finish();
    }

    /** The facts that are not 0, for example {@code high 1, total 1}. */
    static String counts(Outcome outcome) {
        return counts(outcome.facts());
    }

    private static String counts(Facts facts) {
        return facts.asMap().entrySet().stream()
                .filter(fact -> !fact.getValue().equals(0L))
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining(", "));
    }

    static AbstractThrowableAssert<?, ? extends Throwable> assertUnreadable(EvidenceReader reader, String report) {
        return assertThatThrownBy(() -> read(reader, report)).isInstanceOf(UnreadableException.class);
    }

    /** The statements of an OpenVEX document. */
    static ReadOptions vex(String document) throws IOException {
        VexReading reading = new OpenVexReader().open(ReadOptions.DEFAULTS);
        reading.read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
        VexStatements statements = reading.statements();
        return ReadOptions.DEFAULTS.withVex(statements);
    }

    static Head head(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Head("report", Arrays.copyOf(bytes, Math.min(bytes.length, Head.SIZE)));
    }

    /**
     * Cuts the report after every byte: each cut is unreadable, or nothing but blanks was cut.
     */
    static void assertTruncationIsNeverARight(EvidenceReader reader, String report) throws IOException {
        byte[] bytes = report.getBytes(StandardCharsets.UTF_8);
        Facts whole = read(reader, report).facts();
        for (int length = 0; length < bytes.length; length++) {
            String rest = new String(bytes, length, bytes.length - length, StandardCharsets.UTF_8);
            Reading reading = reader.open(ReadOptions.DEFAULTS);
            byte[] cut = Arrays.copyOf(bytes, length);
            Throwable refused = catchThrowable(() -> reading.read(new ByteArrayInputStream(cut)));
            if (refused == null) {
                if (!rest.isBlank() || !reading.finish().facts().equals(whole)) {
                    throw new AssertionError("read without its last " + (bytes.length - length) + " bytes: " + report);
                }
            } else if (!(refused instanceof UnreadableException)) {
                throw new AssertionError("cut after " + length + " bytes", refused);
            }
        }
    }
}
