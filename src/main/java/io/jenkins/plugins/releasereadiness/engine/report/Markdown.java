package io.jenkins.plugins.releasereadiness.engine.report;

import java.util.List;

/** Writes Markdown of which only the structure is ours: every text of a report or a person is escaped. */
final class Markdown {
    private static final String SPECIAL = "\\`*_{}[]()#+-.!|<>~&";

    private final StringBuilder text = new StringBuilder();

    Markdown heading(int level, String title) {
        return blank().raw("#".repeat(level) + " " + escape(title)).line().line();
    }

    Markdown paragraph(String sentence) {
        return blank().raw(escape(sentence)).line().line();
    }

    Markdown item(String sentence) {
        return raw("- " + escape(sentence)).line();
    }

    /** An item with a box, ticked or not. */
    Markdown task(boolean done, String sentence) {
        return raw("- [" + (done ? "x" : " ") + "] " + escape(sentence)).line();
    }

    Markdown step(int number, String sentence) {
        return raw(number + ". " + escape(sentence)).line();
    }

    Markdown row(String... cells) {
        raw("|");
        for (String cell : cells) {
            raw(" " + escape(cell) + " |");
        }
        return line();
    }

    Markdown header(String... cells) {
        blank();
        row(cells);
        return raw("|" + " --- |".repeat(cells.length)).line();
    }

    Markdown items(List<String> sentences) {
        sentences.forEach(this::item);
        return this;
    }

    private Markdown blank() {
        int length = text.length();
        if (length > 0 && !(length > 1 && text.charAt(length - 1) == '\n' && text.charAt(length - 2) == '\n')) {
            line();
        }
        return this;
    }

    private Markdown line() {
        text.append('\n');
        return this;
    }

    private Markdown raw(String part) {
        text.append(part);
        return this;
    }

    /** The text on one line, with every character that Markdown could take for markup escaped. */
    static String escape(String plain) {
        StringBuilder escaped = new StringBuilder();
        plain.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                escaped.append(' ');
            } else if (needsEscape(c)) {
                escaped.append('\\').appendCodePoint(c);
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /** Dots and hyphens within words need none; left alone they keep versions and dates readable. */
    private static boolean needsEscape(int c) {
        return c != '.' && c != '-' && c != '(' && c != ')' && c != '+' && SPECIAL.indexOf(c) >= 0;
    }

    @Override
    public String toString() {
        return text.toString().strip() + "\n";
    }
}
