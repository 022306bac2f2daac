package io.jenkins.plugins.releasereadiness.engine.verify;

import io.jenkins.plugins.releasereadiness.engine.json.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The result of verifying a bundle.
 *
 * @param deviations everything that is wrong; empty for an intact bundle
 * @param entries number of readable ledger entries
 * @param files number of files found
 * @param bytes their size together
 * @param signature what can be said of the signature
 * @param keys ids of the trusted keys that signed
 */
public record VerificationReport(
        List<Deviation> deviations, long entries, long files, long bytes, Signature signature, List<String> keys) {
    public VerificationReport {
        deviations = List.copyOf(deviations);
        Objects.requireNonNull(signature);
        keys = List.copyOf(keys);
    }

    /** What can be said of the signature of a bundle. */
    public enum Signature {
        /** A trusted key signed. */
        VERIFIED("signed by a trusted key"),
        /** A key was given, but it did not sign, or what it signed does not hold. */
        FAILED("not signed by a trusted key"),
        /** There is an attestation, but no key was given. */
        NOT_CHECKED("signed, but not checked since no key was given"),
        /** There is no attestation, and none was asked for. */
        NONE("not signed");

        private final String phrase;

        Signature(String phrase) {
            this.phrase = phrase;
        }

        /** As the end of a sentence that begins with "The bundle is". */
        public String phrase() {
            return phrase;
        }

        /** As JSON writes it, for example {@code not-checked}. */
        public String word() {
            return Words.of(this);
        }
    }

    /** Whether nothing is wrong. */
    public boolean intact() {
        return deviations.isEmpty();
    }

    /** As {@code verify --json} prints it. */
    public Map<String, Object> toTree() {
        Map<String, Object> signed = new LinkedHashMap<>();
        signed.put("state", signature.word());
        signed.put("keys", keys);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("intact", intact());
        tree.put("entries", entries);
        tree.put("files", files);
        tree.put("bytes", bytes);
        tree.put("signature", signed);
        tree.put("deviations", deviations.stream().map(Deviation::toTree).toList());
        return tree;
    }
}
