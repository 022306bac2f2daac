package io.jenkins.plugins.releasereadiness.benchmarks.run;

import java.util.Locale;

/** A table in Markdown; the first column is text, the others are numbers. */
final class Table {
    private final StringBuilder text = new StringBuilder();
    private final int columns;

    Table(String... head) {
        columns = head.length;
        row((Object[]) head);
        text.append("|---|").append("--:|".repeat(columns - 1)).append('\n');
    }

    Table row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells for " + columns + " columns");
        }
        text.append('|');
        for (Object cell : cells) {
            text.append(' ').append(cell).append(" |");
        }
        text.append('\n');
        return this;
    }

    /** Three digits that count, and no more. */
    static String number(double value) {
        String format = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : value >= 0.1 ? "%.2f" : "%.4f";
        return String.format(Locale.ROOT, format, value);
    }

    static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
