package io.jenkins.plugins.releasereadiness.engine.release;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One commit, read by the rules of Conventional Commits 1.0.0.
 *
 * @param id its id; empty if it is not known
 * @param author who wrote it, as people know them; empty if not known
 * @param type {@code feat}, {@code fix} and the like, in lower case; empty if the message does not follow the rules
 * @param scope what it is about, as the message says; empty if it does not
 * @param breaking whether it says that it breaks something
 * @param subject what it does: the first line, without type and scope where it has a type
 */
public record Commit(String id, String author, String type, String scope, boolean breaking, String subject) {
    private static final Pattern HEADER =
            Pattern.compile("([A-Za-z][A-Za-z0-9_-]{0,40})(?:\\(([^()\\r\\n]{1,80})\\))?(!)?:[ \\t]+(\\S.*)");

    /** Rule 12 and 16: upper case, with a blank or a hyphen, followed by a colon. */
    private static final Pattern FOOTER = Pattern.compile("(?m)^BREAKING[ -]CHANGE:[ \\t]*\\S");

    /** More of a subject tells nothing to anybody. */
    private static final int MAX_SUBJECT = 300;

    private static final int MAX_NAME = 100;
    private static final int ABBREVIATED = 10;

    public Commit {
        Objects.requireNonNull(id);
        Objects.requireNonNull(author);
        Objects.requireNonNull(type);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(subject);
    }

    /**
     * @param message the whole message, or its first line where no more is known
     */
    public static Commit of(String id, String author, String message) {
        String text = message.strip();
        int end = text.indexOf('\n');
        String first = (end < 0 ? text : text.substring(0, end)).strip();
        boolean footer = FOOTER.matcher(text).find();
        Matcher header = HEADER.matcher(first.length() > MAX_SUBJECT ? first.substring(0, MAX_SUBJECT) : first);
        if (!header.matches()) {
            return new Commit(
                    Shown.line(id, MAX_NAME),
                    Shown.line(author, MAX_NAME),
                    "",
                    "",
                    footer,
                    Shown.line(first, MAX_SUBJECT));
        }
        return new Commit(
                Shown.line(id, MAX_NAME),
                Shown.line(author, MAX_NAME),
                header.group(1).toLowerCase(Locale.ROOT),
                header.group(2) == null ? "" : Shown.line(header.group(2)),
                footer || header.group(3) != null,
                Shown.line(header.group(4)));
    }

    /** Whether the message follows Conventional Commits. */
    public boolean conventional() {
        return !type.isEmpty();
    }

    /** Which version it asks for. */
    public Bump bump() {
        if (breaking) {
            return Bump.MAJOR;
        }
        return type.equals("feat") ? Bump.MINOR : Bump.PATCH;
    }

    /** The beginning of its id, enough to find it. */
    public String abbreviated() {
        return id.length() > ABBREVIATED ? id.substring(0, ABBREVIATED) : id;
    }

    Map<String, Object> encode() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", id);
        tree.put("author", author);
        tree.put("type", type);
        tree.put("scope", scope);
        tree.put("breaking", breaking);
        tree.put("subject", subject);
        return tree;
    }

    static Commit decode(Fields tree) {
        return new Commit(
                tree.text("id"),
                tree.text("author"),
                tree.text("type"),
                tree.text("scope"),
                tree.bool("breaking"),
                tree.text("subject"));
    }
}
