package io.jenkins.plugins.releasereadiness.engine.ledger;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A file of a bundle as the ledger and the index refer to it.
 *
 * @param path its name in the bundle
 * @param bytes its size
 * @param sha256 digest of its content
 */
public record BundleFile(BundlePath path, long bytes, String sha256) {
    /** The payload member in which an entry of any kind names the files that were published for it. */
    public static final String MEMBER = "published";

    public BundleFile {
        Objects.requireNonNull(path);
        Objects.requireNonNull(sha256);
    }

    /** As ledger and index write it. */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("path", path.value());
        tree.put("bytes", bytes);
        tree.put("sha256", sha256);
        return tree;
    }

    /**
     * @throws JsonException if it is not such a reference
     */
    public static BundleFile read(Fields fields) {
        fields.only("path", "bytes", "sha256");
        String sha256 = fields.text("sha256");
        if (!Sha256.isHex(sha256)) {
            throw fields.wrong("sha256", "should be 64 lower-case hexadecimal digits");
        }
        return new BundleFile(fields.word("path", BundlePath::new), fields.count("bytes"), sha256);
    }

    /**
     * The files that were published for {@code entry}.
     *
     * @throws JsonException if a reference is malformed
     */
    public static List<BundleFile> of(LedgerEntry entry) {
        return entry.fields().objects(MEMBER).stream().map(BundleFile::read).toList();
    }
}
