package io.jenkins.plugins.releasereadiness.engine.evidence;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/** Evidence as a JSON tree, the form in which the ledger keeps it. */
public final class EvidenceCodec {
    /** The files that were read; not {@code files}, which in a ledger entry are those that were published for it. */
    private static final String INPUTS = "inputs";

    private EvidenceCodec() {}

    /** The tree of a piece of evidence; facts keep their names and are not rounded. */
    public static Map<String, Object> encode(Evidence evidence) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("source", evidence.source());
        evidence.kind().ifPresent(kind -> tree.put("kind", kind.word()));
        evidence.format().ifPresent(format -> tree.put("format", format));
        tree.put("state", evidence.state().word());
        tree.put("facts", evidence.facts().asMap());
        tree.put("message", evidence.message());
        tree.put(INPUTS, evidence.files().stream().map(EvidenceCodec::file).toList());
        evidence.measuredAt().ifPresent(time -> tree.put("measuredAt", time.toString()));
        return tree;
    }

    /**
     * @throws io.jenkins.plugins.releasereadiness.engine.json.JsonException if the tree is no evidence
     */
    public static Evidence decode(Fields tree) {
        Fields facts = tree.object("facts");
        Map<String, Object> values = facts.asMap();
        try {
            return new Evidence(
                    tree.text("source"),
                    tree.optionalWord("kind", SourceKind::ofWord),
                    tree.optionalText("format"),
                    tree.word("state", EvidenceState::ofWord),
                    Facts.of(values),
                    tree.text("message"),
                    tree.objects(INPUTS).stream().map(EvidenceCodec::file).toList(),
                    tree.optionalTime("measuredAt"));
        } catch (IllegalArgumentException e) {
            throw tree.wrong("facts", "cannot be read: " + e.getMessage());
        }
    }

    private static Map<String, Object> file(FileDigest file) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("path", file.path());
        tree.put("bytes", file.bytes());
        tree.put("sha256", file.sha256());
        return tree;
    }

    private static FileDigest file(Fields tree) {
        return new FileDigest(tree.text("path"), tree.count("bytes"), tree.text("sha256"));
    }
}
