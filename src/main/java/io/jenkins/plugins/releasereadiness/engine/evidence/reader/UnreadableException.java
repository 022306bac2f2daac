package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import java.io.IOException;

/**
 * A report that cannot be read as the format it should have. The message is a sentence for a person without the file's
 * name; the position, where there is one, tells where to look.
 */
public final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final long column;

    /** Unreadable as a whole. */
    public UnreadableException(String message) {
        this(message, 0, 0);
    }

    /**
     * Unreadable at a place.
     *
     * @param line 1-based, 0 if unknown
     * @param column 1-based, 0 if unknown
     */
    public UnreadableException(String message, long line, long column) {
        super(message);
        this.line = Math.max(0, line);
        this.column = Math.max(0, column);
    }

    public UnreadableException(String message, long line, long column, Throwable cause) {
        this(message, line, column);
        initCause(cause);
    }

    /** {@code file:line:column: message}, without the parts that are not known. */
    public String located(String file) {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
            if (column > 0) {
                text.append(':').append(column);
            }
        }
        return text.append(": ").append(getMessage()).toString();
    }

    /** 1-based line, 0 if unknown. */
    public long line() {
        return line;
    }

    /** 1-based column, 0 if unknown. */
    public long column() {
        return column;
    }
}
