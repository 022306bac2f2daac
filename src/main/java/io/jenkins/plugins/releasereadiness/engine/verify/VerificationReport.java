package io.jenkins.plugins.releasereadiness.engine.verify;

import io.jenkins.plugins.releasereadiness.engine.json.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of verifying a bundle.
 *
 * @param deviations everything that is wrong; empty for an intact bundle
 * @param entries number of readable ledger entries
 * @param files number of files found
 * @param bytes their size together
 * @param signature what can be said of the signature
 * @param keys ids of the trusted keys that signed
 * @param judged whether scores, gates and decisions were judged again
 * @param unread paths of files of which something was recorded, but which are not in the bundle
 * @param head SHA-256 of the last entry of the ledger; empty if no entry can be read
 */
public record VerificationReport(
        List<Deviation> deviations,
        long entries,
        long files,
        long bytes,
        Signature signature,
        List<String> keys,
        boolean judged,
        List<String> unread,
        Optional<String> head) {
    private static final int SHOWN = 10;

    public VerificationReport {
        deviations = List.copyOf(deviations);
        Objects.requireNonNull(signature);
        keys = List.copyOf(keys);
        unread = List.copyOf(unread);
        Objects.requireNonNull(head);
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

    /** What this verification shows, in sentences; nothing if something is wrong. */
    public List<String> proven() {
        if (!intact()) {
            return List.of();
        }
        List<String> proven = new ArrayList<>();
        proven.add("Ledger, index and files agree with each other, byte for byte.");
        if (judged) {
            proven.add("Scores, gates and decisions follow from the recorded policy, evidence and votes.");
        }
        if (signature == Signature.VERIFIED) {
            proven.add("Everything up to the attestation is what the holder of key " + String.join(", ", keys)
                    + " signed.");
        }
        return proven;
    }

    /** What this verification cannot show, in sentences, each with what would. */
    public List<String> notProven() {
        List<String> open = new ArrayList<>();
        if (signature != Signature.VERIFIED) {
            open.add("Who wrote the bundle: without a signature that was checked, whoever can write all of its files,"
                    + " bundle.json among them, can write another record that agrees with itself. "
                    + (signature == Signature.NONE
                            ? "Compare the end of the ledger, "
                                    + head.orElse("which cannot be read,") + ", with what the build page shows,"
                                    + " and have the next release signed."
                            : "Verify again with --key and the public key of who should have signed."));
        }
        if (!unread.isEmpty()) {
            open.add("What " + unread.size()
                    + " files said that are not in the bundle; only their SHA-256 is recorded: "
                    + String.join(", ", unread.subList(0, Math.min(SHOWN, unread.size())))
                    + (unread.size() > SHOWN ? " and more." : "."));
        }
        open.add("That the recorded evidence is true: it is what the build's tools wrote and what people said.");
        return open;
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
        tree.put("head", head.orElse(null));
        tree.put("proven", proven());
        tree.put("notProven", notProven());
        tree.put("deviations", deviations.stream().map(Deviation::toTree).toList());
        return tree;
    }
}
