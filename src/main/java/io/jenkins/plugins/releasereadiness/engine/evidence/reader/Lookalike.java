package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

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

    /** What the file looks like, with its article: {@code an empty file}, {@code a report of the format trivy}, … */
    public static String of(Head head, Readers readers) {
        if (head.bytes().length == 0) {
            return "an empty file";
        }
        String text = head.text();
        if (text.isBlank()) {
            return "a blank file";
        }
        if (head.looksLikeHtml()) {
            return "an HTML page, perhaps an error page";
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
        return "text that begins with \"" + shown(text.lines().findFirst().orElse("")) + "\"";
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

    /** Short and without control characters: it comes from a file that nobody vouches for. */
    private static String shown(String text) {
        String clean = text.strip().replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= SHOWN_TEXT ? clean : clean.substring(0, SHOWN_TEXT) + "…";
    }
}
