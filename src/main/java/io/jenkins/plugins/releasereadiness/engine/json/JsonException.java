package io.jenkins.plugins.releasereadiness.engine.json;

/**
 * Text that is not the JSON it should be. The message is a sentence for a person; the position, where there is one,
 * tells where to look.
 */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final long column;

    /** Wrong as a whole, or at a path that the message names. */
    public JsonException(String message) {
        this(message, 0, 0, null);
    }

    /**
     * @param line 1-based, 0 if unknown
     * @param column 1-based, 0 if unknown
     * @param cause what the parser said; {@code null} if there is nothing more to say
     */
    public JsonException(String message, long line, long column, Throwable cause) {
        super(message, cause);
        this.line = Math.max(0, line);
        this.column = Math.max(0, column);
    }

    /** {@code file:line:column: message}, without the parts that are not known. */
    public String located(String file) {
        String place = line == 0 ? "" : column == 0 ? ":" + line : ":" + line + ":" + column;
        return file + place + ": " + getMessage();
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
