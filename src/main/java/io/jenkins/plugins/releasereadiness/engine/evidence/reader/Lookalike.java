package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names what a file looks like that is not the report it should be (evidence rule 2). */
public final class Lookalike {
    private static final int SHOWN_MEMBERS = 5;
    private static final int SHOWN_TEXT = 40;

    private Lookalike() {}

    /**
     * The refusal of a file that is something else, for example {@code this is not a SARIF report: it looks like an
     * HTML page, perhaps an error page}.
     *
     * @param expected what it should be, for example {@code a SARIF report}
     */
    public static UnreadableException refuse(String expected, Head head) {
        String seen = of(head, Readers.load());
        return new UnreadableException(
                seen.endsWith(" file")
                        ? "this is " + seen + "; " + expected + " was expected"
                        : "this is not " + expected + ": it looks like " + seen);
    }

    /**
     * What to say about a file that {@code reader} could not read: {@code found}, unless it is the report of another
     * format, which matters more than where the reading stumbled.
     */
    public static UnreadableException explain(
            UnreadableException found, EvidenceReader reader, String expected, Head head) {
        boolean foreign =
                !reader.recognises(head) && Readers.load().recognise(head).isPresent();
        return foreign ? refuse(expected, head) : found;
    }

    /** What the file looks like, with its article: {@code an empty file}, {@code a report of the format trivy}, … */
    public static String of(Head head, Readers readers) {
        Optional<String> noReport = noReport(head);
        if (noReport.isPresent()) {
            return noReport.get();
        }
        Optional<EvidenceReader> reader = readers.recognise(head);
        if (reader.isPresent()) {
            return "a report of the format " + reader.get().format();
        }
        if (head.looksLikeJson()) {
            return json(JsonShape.of(head));
        }
        if (head.looksLikeXml()) {
            String root = head.rootElement();
            return root.isEmpty() ? "XML without an element" : "XML with the root element <" + shown(root) + ">";
        }
        String text = head.text();
        if (text.indexOf('\0') >= 0) {
            return "a binary file";
        }
        return "text that begins with \"" + shown(text.lines().findFirst().orElse("")) + "\"";
    }

    /** What a file is, with its article, of which no reader of reports need be asked; empty if it may be a report. */
    public static Optional<String> noReport(Head head) {
        if (head.bytes().length == 0) {
            return Optional.of("an empty file");
        }
        if (startsWith(head, 0x1F, 0x8B)) {
            return Optional.of("a file compressed with gzip, which must be unpacked before");
        }
        if (startsWith(head, 'P', 'K', 3, 4)) {
            return Optional.of("a zip archive, which must be unpacked before");
        }
        if (head.text().isBlank()) {
            return Optional.of("a blank file");
        }
        return head.looksLikeHtml() ? Optional.of("an HTML page, perhaps an error page") : Optional.empty();
    }

    private static boolean startsWith(Head head, int... prefix) {
        byte[] bytes = head.bytes();
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int at = 0; at < prefix.length; at++) {
            if ((bytes[at] & 0xFF) != prefix[at]) {
                return false;
            }
        }
        return true;
    }

    private static String json(JsonShape shape) {
        List<String> members = shape.topLevel();
        String what = shape.isList() ? "a JSON list" : "a JSON object";
        if (members.isEmpty()) {
            return what + (shape.isList() ? "" : " without members");
        }
        return members.stream()
                .limit(SHOWN_MEMBERS)
                .map(name -> "\"" + shown(name) + "\"")
                .collect(Collectors.joining(
                        ", ",
                        what + (shape.isList() ? " of objects with the members " : " with the members "),
                        members.size() > SHOWN_MEMBERS ? ", …" : ""));
    }

    private static String shown(String text) {
        return Shown.line(text.strip(), SHOWN_TEXT);
    }
}
