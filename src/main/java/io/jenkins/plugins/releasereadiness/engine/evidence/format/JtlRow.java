package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;

/**
 * The row at hand of a JMeter CSV file: only the columns that matter are made texts. The first row names the columns.
 */
final class JtlRow extends CsvCallbackHandler<JtlRow> {
    private static final int MAX_COLUMNS = 1000;

    private final List<String> columns = new ArrayList<>();
    private boolean header = true;
    private int elapsedAt = -1;
    private int successAt = -1;
    private int startAt = -1;
    private int messageAt = -1;
    private int countAt = -1;

    private RecordType type = RecordType.DATA;
    private long line;
    private int fields;
    private String elapsed;
    private String success;
    private String start;
    private String sampleCount;
    private boolean transaction;

    /** The names of the columns; empty before the first row. */
    List<String> columns() {
        return columns;
    }

    /** Whether the columns are known, so that rows are samples. */
    boolean named() {
        return !header;
    }

    /** What is wrong with the header that was just read, or {@code null}; from here on rows are samples. */
    String endHeader() {
        header = false;
        elapsedAt = columns.indexOf("elapsed");
        successAt = columns.indexOf("success");
        startAt = columns.indexOf("timeStamp");
        messageAt = columns.indexOf("responseMessage");
        countAt = columns.indexOf("SampleCount");
        for (String column : List.of("elapsed", "success")) {
            int at = columns.indexOf(column);
            if (at < 0) {
                return "the first line names no column '" + column + "'; let JMeter write it"
                        + " (jmeter.save.saveservice.print_field_names=true)";
            }
            if (at != columns.lastIndexOf(column)) {
                return "the first line names the column '" + column + "' twice";
            }
        }
        return null;
    }

    /** 1-based line in which the row begins. */
    long line() {
        return line;
    }

    /** How many fields the row has. */
    int fields() {
        return fields;
    }

    String elapsed() {
        return elapsed;
    }

    String success() {
        return success;
    }

    /** {@code null} without such a column. */
    String start() {
        return start;
    }

    /** {@code null} without such a column. */
    String sampleCount() {
        return sampleCount;
    }

    boolean transaction() {
        return transaction;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        type = RecordType.DATA;
        line = startingLineNumber;
        fields = 0;
        elapsed = null;
        success = null;
        start = null;
        sampleCount = null;
        transaction = false;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        int at = fields++;
        if (header) {
            if (at < MAX_COLUMNS) {
                columns.add(new String(buffer, offset, length).strip());
            }
        } else if (at == elapsedAt) {
            elapsed = new String(buffer, offset, length);
        } else if (at == successAt) {
            success = new String(buffer, offset, length);
        } else if (at == startAt) {
            start = new String(buffer, offset, length);
        } else if (at == countAt) {
            sampleCount = new String(buffer, offset, length);
        } else if (at == messageAt) {
            int prefix = JMeterSamples.TRANSACTION.length();
            transaction = length >= prefix && new String(buffer, offset, prefix).equals(JMeterSamples.TRANSACTION);
        }
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        type = RecordType.COMMENT;
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return fields;
    }

    @Override
    protected JtlRow buildRecord() {
        return this;
    }
}
