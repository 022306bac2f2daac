package io.jenkins.plugins.releasereadiness.engine.text;

/** Makes untrusted text fit for one line of a message. */
public final class Shown {
    private Shown() {}

    /**
     * {@code text} with every control and formatting character replaced by {@code ?}, so that a file name or a report
     * cannot forge log lines or reorder what is read.
     */
    public static String line(String text) {
        StringBuilder shown = null;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            boolean odd =
                    switch (Character.getType(character)) {
                        case Character.CONTROL,
                                Character.FORMAT,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR -> true;
                        default -> false;
                    };
            if (odd) {
                if (shown == null) {
                    shown = new StringBuilder(text);
                }
                shown.setCharAt(at, '?');
            }
        }
        return shown == null ? text : shown.toString();
    }

    /** {@link #line} of what a person typed: line breaks, tabs and runs of blanks become one blank. */
    public static String sentence(String text) {
        return line(text.strip().replaceAll("\\s+", " "));
    }

    /** {@link #line} of at most {@code length} characters; what was cut is shown as {@code …}. */
    public static String line(String text, int length) {
        if (text.length() <= length) {
            return line(text);
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return line(text.substring(0, end)) + "…";
    }
}
