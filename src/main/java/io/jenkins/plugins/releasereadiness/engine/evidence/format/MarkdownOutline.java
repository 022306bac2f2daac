package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Headings and top-level list items of a Markdown text, in their order. Code blocks and comments are passed by. Follows
 * CommonMark as far as changelogs need it.
 */
final class MarkdownOutline {
    /**
     * A heading or a top-level list item.
     *
     * @param level 1 to 6 of a heading, 0 of an item
     * @param text its own text on one line, without that of nested items
     */
    record Block(int level, String text) {
        boolean heading() {
            return level > 0;
        }
    }

    private static final Pattern ATX = Pattern.compile("#{1,6}(?![^ \\t])");
    private static final Pattern CLOSING = Pattern.compile("(?:^|[ \\t])#+$");
    private static final Pattern UNDERLINE = Pattern.compile("(=+|-+)[ \\t]*");
    private static final Pattern FENCE = Pattern.compile("(`{3,}|~{3,}).*");
    private static final Pattern RULE = Pattern.compile("(?:\\*[ \\t]*){3,}|(?:-[ \\t]*){3,}|(?:_[ \\t]*){3,}");
    private static final Pattern ITEM = Pattern.compile("([-*+]|\\d{1,9}[.)])([ \\t]+.*)?");

    /** Deeper than this a line that belongs to no list is code. */
    private static final int CODE_INDENT = 4;

    private static final int TAB = 4;

    /** So many characters of a line tell what it is. */
    private static final int SHAPE = 500;

    private static final int MAX_BLOCKS = 100_000;
    private static final String FRONT_MATTER = "---";

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder item = new StringBuilder();
    private String fence = "";
    private boolean comment;

    /** Column at which the text of the open top-level item begins; negative without one. */
    private int content = -1;

    private boolean nested;
    private boolean blankBefore = true;

    /** The paragraph line before, which an underline makes a heading; empty if there is none. */
    private String paragraph = "";

    private MarkdownOutline() {}

    /**
     * The outline of {@code text}.
     *
     * @throws UnreadableException if it has more parts than any changelog
     */
    static List<Block> of(String text) throws UnreadableException {
        MarkdownOutline outline = new MarkdownOutline();
        Iterator<String> lines = text.lines().iterator();
        String first = lines.hasNext() ? lines.next() : "";
        if (first.equals(FRONT_MATTER)) {
            skipFrontMatter(lines);
        } else {
            outline.line(first);
        }
        while (lines.hasNext()) {
            outline.line(lines.next());
        }
        outline.endItem();
        return outline.blocks;
    }

    private static void skipFrontMatter(Iterator<String> lines) {
        while (lines.hasNext() && !lines.next().equals(FRONT_MATTER)) {
            // what a site generator is told is no text
        }
    }

    private void line(String raw) throws UnreadableException {
        String line = raw.strip();
        int indent = indent(raw);
        if (fenced(line) || commented(line)) {
            paragraph = "";
            return;
        }
        if (line.isEmpty()) {
            blankBefore = true;
            paragraph = "";
            return;
        }
        if (!text(line, indent)) {
            paragraph = "";
        }
        blankBefore = false;
    }

    /** @return whether the line is one of a paragraph at the top, so that it can still become a heading */
    private boolean text(String line, int indent) throws UnreadableException {
        // What a line is shows at its beginning; patterns never see a line without end.
        String shape = line.length() > SHAPE ? line.substring(0, SHAPE) : line;
        boolean code = indent >= CODE_INDENT && content < 0;
        Matcher atx = ATX.matcher(shape);
        if (indent < CODE_INDENT && atx.lookingAt()) {
            String title = shape.substring(atx.end()).strip();
            heading(atx.end(), CLOSING.matcher(title).replaceFirst(""));
            return false;
        }
        if (indent < CODE_INDENT
                && !paragraph.isEmpty()
                && UNDERLINE.matcher(shape).matches()) {
            heading(line.startsWith("=") ? 1 : 2, paragraph);
            return false;
        }
        if (RULE.matcher(shape).matches()) {
            if (indent < Math.max(1, content)) {
                endItem();
            }
            return false;
        }
        Matcher marker = ITEM.matcher(shape);
        if (!code && marker.matches()) {
            item(indent, marker.group(1).length(), line);
            return false;
        }
        if (content >= 0 && indent < content && blankBefore) {
            endItem();
        }
        if (content >= 0) {
            if (!nested) {
                item.append(' ').append(line);
            }
            return false;
        }
        paragraph = code ? "" : shape;
        return !code;
    }

    private void heading(int level, String text) throws UnreadableException {
        endItem();
        add(new Block(level, text.strip()));
    }

    private void add(Block block) throws UnreadableException {
        if (blocks.size() == MAX_BLOCKS) {
            throw new UnreadableException("the text has more than " + MAX_BLOCKS + " headings and list items");
        }
        blocks.add(block);
    }

    private void item(int indent, int marker, String line) throws UnreadableException {
        if (content >= 0 && indent >= content) {
            nested = true;
            return;
        }
        endItem();
        String rest = line.substring(marker);
        int blanks = rest.length() - rest.stripLeading().length();
        content = indent + marker + (rest.isBlank() || blanks > TAB ? 1 : blanks);
        item.append(rest.strip());
    }

    private void endItem() throws UnreadableException {
        if (content >= 0) {
            add(new Block(0, item.toString()));
        }
        item.setLength(0);
        content = -1;
        nested = false;
    }

    private boolean fenced(String line) {
        if (!fence.isEmpty()) {
            if (line.startsWith(fence) && line.chars().allMatch(c -> c == fence.charAt(0))) {
                fence = "";
            }
            return true;
        }
        Matcher opening = FENCE.matcher(line.length() > SHAPE ? line.substring(0, SHAPE) : line);
        if (opening.matches() && !(line.startsWith("`") && line.lastIndexOf('`') >= opening.end(1))) {
            fence = opening.group(1);
            return true;
        }
        return false;
    }

    private boolean commented(String line) {
        if (!comment && !line.startsWith("<!--")) {
            return false;
        }
        int end = line.indexOf("-->");
        comment = end < 0;
        return true;
    }

    private static int indent(String raw) {
        int indent = 0;
        for (int at = 0; at < raw.length(); at++) {
            char character = raw.charAt(at);
            if (character == '\t') {
                indent += TAB - indent % TAB;
            } else if (character == ' ') {
                indent++;
            } else {
                break;
            }
        }
        return indent;
    }
}
