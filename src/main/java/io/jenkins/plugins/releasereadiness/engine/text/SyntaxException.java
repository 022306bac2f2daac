package io.jenkins.plugins.releasereadiness.engine.text;

/** A short text in a grammar of ours (a criterion, an approval rule) has a mistake. */
public final class SyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int column;

    /**
     * @param column 1-based place of the mistake in the text
     * @param message what is wrong and what is allowed
     */
    public SyntaxException(int column, String message) {
        super(message);
        this.column = column;
    }

    /** 1-based place of the mistake in the text. */
    public int column() {
        return column;
    }
}
