package io.jenkins.plugins.releasereadiness.engine.evidence;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/** An attestation as a JSON tree, the form in which the ledger keeps it. */
public final class AttestationCodec {
    private AttestationCodec() {}

    public static Map<String, Object> encode(Attestation attestation) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("question", attestation.question());
        tree.put("answer", attestation.yes() ? "yes" : "no");
        tree.put("by", attestation.by());
        tree.put("at", attestation.at().toString());
        attestation.reason().ifPresent(reason -> tree.put("reason", reason));
        attestation.link().ifPresent(link -> tree.put("link", link));
        attestation.expires().ifPresent(time -> tree.put("expires", time.toString()));
        return tree;
    }

    /**
     * @throws io.jenkins.plugins.releasereadiness.engine.json.JsonException if the tree is no attestation
     */
    public static Attestation decode(Fields tree) {
        return new Attestation(
                tree.text("question"),
                tree.word("answer", AttestationCodec::yes),
                tree.text("by"),
                tree.time("at"),
                tree.optionalText("reason"),
                tree.optionalText("link"),
                tree.optionalTime("expires"));
    }

    private static boolean yes(String word) {
        if (word.equals("yes") || word.equals("no")) {
            return word.equals("yes");
        }
        throw new IllegalArgumentException("'" + word + "' is neither yes nor no");
    }
}
