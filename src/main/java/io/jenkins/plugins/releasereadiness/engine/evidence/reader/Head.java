package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The beginning of a file, enough to tell what it looks like.
 *
 * @param fileName name without folders
 * @param bytes the first bytes, at most {@link #SIZE}
 */
public record Head(String fileName, byte[] bytes) {
    /** How much of a file is looked at, in bytes. */
    public static final int SIZE = 8192;

    /** The beginning as text, decoded by its byte order mark (UTF-8 without one), leading blanks removed. */
    public String text() {
        int mark = markLength();
        return new String(bytes, mark, bytes.length - mark, charset()).stripLeading();
    }

    /** What the byte order mark says, or the width of the first character: UTF-16, else UTF-8. */
    Charset charset() {
        if (startsWith(0xFE, 0xFF) || startsWith(0, '<') || startsWith(0, '{') || startsWith(0, '[')) {
            return StandardCharsets.UTF_16BE;
        } else if (startsWith(0xFF, 0xFE) || startsWith('<', 0) || startsWith('{', 0) || startsWith('[', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    /** Length of the byte order mark, 0 if there is none. */
    int markLength() {
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return startsWith(0xFE, 0xFF) || startsWith(0xFF, 0xFE) ? 2 : 0;
    }

    /** Whether it begins like JSON. */
    public boolean looksLikeJson() {
        String text = text();
        return text.startsWith("{") || text.startsWith("[");
    }

    /** Whether it begins like XML. */
    public boolean looksLikeXml() {
        return text().startsWith("<") && !looksLikeHtml();
    }

    /** Whether it begins like an HTML page: most often an error page in the report's place. */
    public boolean looksLikeHtml() {
        String text = text();
        return begins(text, "<!doctype html") || begins(text, "<html");
    }

    private static boolean begins(String text, String small) {
        return text.regionMatches(true, 0, small, 0, small.length());
    }

    /**
     * The name of the first XML element (without prefix), or the empty string.
     */
    public String rootElement() {
        String text = text();
        int from = 0;
        while (from < text.length()) {
            int open = text.indexOf('<', from);
            if (open < 0 || open + 1 >= text.length()) {
                return "";
            }
            char next = text.charAt(open + 1);
            if (next == '?') {
                from = after(text, "?>", open);
            } else if (text.startsWith("<!--", open)) {
                from = after(text, "-->", open);
            } else if (next == '!') {
                int subset = text.indexOf('[', open);
                int close = text.indexOf('>', open);
                from = subset >= 0 && subset < close ? after(text, "]>", open) : after(text, ">", open);
            } else {
                int end = open + 1;
                while (end < text.length() && " \t\r\n/>".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                String name = text.substring(open + 1, end);
                return name.substring(name.indexOf(':') + 1);
            }
        }
        return "";
    }

    private static int after(String text, String end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + end.length();
    }

    private boolean startsWith(int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
