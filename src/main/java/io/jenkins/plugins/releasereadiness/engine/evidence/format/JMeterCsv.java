package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlCursor;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JMeter's results as CSV, with whatever columns and separator (evidence rule 25). */
final class JMeterCsv {
    private static final int MAX_ROW = 1 << 20;
    private static final int SHOWN = 40;

    /** A name, then whatever stands between it and the next. */
    private static final Pattern HEADER = Pattern.compile("\"?[A-Za-z_]\\w*\"?([^\\w\"])");

    /** Milliseconds since 1970 and those that the sample took, then its label and the code of the answer. */
    private static final Pattern FIRST_SAMPLE = Pattern.compile("\\d{13}([,;\\t|])\\d{1,9}\\1[^,;\\t|]*\\1\\w");

    private JMeterCsv() {}

    /** Whether the beginning is the header of such a file. */
    static boolean recognises(Head head) {
        String line = firstLine(head);
        return HEADER.matcher(line).lookingAt()
                && line.matches("(?:.*\\W)?elapsed\\W.*")
                && line.matches("(?:.*\\W)?success(?:\\W.*)?");
    }

    /** Whether it begins with a sample and not with the names of the columns, which only a reader can explain. */
    static boolean lacksHeader(Head head) {
        return FIRST_SAMPLE.matcher(firstLine(head)).lookingAt();
    }

    /**
     * Reads a file.
     *
     * @throws UnreadableException at the row that is not a sample
     */
    static void read(Head head, InputStream bytes, JMeterSamples samples) throws IOException {
        Matcher header = HEADER.matcher(firstLine(head));
        char separator = header.lookingAt() ? header.group(1).charAt(0) : ',';
        JtlRow row = new JtlRow();
        try {
            // The reader is not closed: the bytes belong to the caller.
            for (JtlRow read : CsvReader.builder()
                    .fieldSeparator(separator)
                    .detectBomHeader(true)
                    .skipEmptyLines(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(MAX_ROW)
                    .build(row, bytes, StandardCharsets.UTF_8)) {
                if (row.named()) {
                    sample(read, samples);
                } else {
                    String problem = row.endHeader();
                    if (problem != null) {
                        throw new UnreadableException(problem, read.line(), 0);
                    }
                }
            }
        } catch (CsvParseException e) {
            throw new UnreadableException("this is no CSV: " + reason(e), row.line(), 0, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void sample(JtlRow row, JMeterSamples samples) throws UnreadableException {
        if (row.fields() < row.columns().size()) {
            throw new UnreadableException(
                    "the row has " + row.fields() + " fields but the header names "
                            + row.columns().size() + " columns; the file may be truncated",
                    row.line(),
                    0);
        }
        if (row.transaction()) {
            samples.transaction();
            return;
        }
        long elapsed = XmlCursor.parseCount(row.elapsed());
        if (elapsed < 0) {
            throw wrong(row, "elapsed", row.elapsed(), "whole milliseconds");
        }
        boolean success = row.success().equalsIgnoreCase("true");
        if (!success && !row.success().equalsIgnoreCase("false")) {
            throw wrong(row, "success", row.success(), "true or false");
        }
        if (row.sampleCount() != null && XmlCursor.parseCount(row.sampleCount()) > 1) {
            throw JMeterReading.statistical(row.sampleCount(), row.line(), 0);
        }
        samples.request(row.start(), elapsed, success);
    }

    private static UnreadableException wrong(JtlRow row, String column, String value, String allowed) {
        return new UnreadableException(
                column + " should be " + allowed + " but is '" + Shown.line(value, SHOWN) + "'", row.line(), 0);
    }

    /** Without the place, which is told in front. */
    private static String reason(CsvParseException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return Shown.line(String.valueOf(cause.getMessage()), 200);
    }

    private static String firstLine(Head head) {
        return head.text().lines().findFirst().orElse("");
    }
}
