package io.jenkins.plugins.releasereadiness.engine.ledger;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What {@code bundle.json} holds. It follows from the ledger alone, so that nothing in it can be changed unnoticed.
 *
 * @param tool the tool and version that started the record
 * @param release the release as the ledger's first entry tells it, as a JSON tree
 * @param head where the ledger ends
 * @param files all files but {@code bundle.json}, sorted by path
 */
public record BundleIndex(String tool, Map<String, Object> release, LedgerHead head, List<BundleFile> files) {
    /** Names the format and its version. */
    public static final String FORMAT = "release-readiness-bundle/1";

    public BundleIndex {
        Objects.requireNonNull(tool);
        Objects.requireNonNull(release);
        Objects.requireNonNull(head);
        files = List.copyOf(files);
    }

    /**
     * The index that belongs to a ledger: of each file the last entry that names it tells the digest.
     *
     * @param entries all entries
     * @param ledger the ledger as a file
     * @throws JsonException if an entry refers to files in a malformed way
     */
    public static BundleIndex of(List<LedgerEntry> entries, BundleFile ledger) {
        Map<BundlePath, BundleFile> files = new TreeMap<>();
        for (LedgerEntry entry : entries) {
            for (BundleFile file : BundleFile.of(entry)) {
                files.put(file.path(), file);
            }
        }
        files.put(ledger.path(), ledger);
        String tool = "";
        Map<String, Object> release = Map.of();
        LedgerHead head = LedgerHead.EMPTY;
        if (!entries.isEmpty()) {
            LedgerEntry last = entries.get(entries.size() - 1);
            head = new LedgerHead(last.sequence(), last.sha256());
            Fields first = entries.get(0).fields();
            tool = first.optionalText("tool").orElse("");
            release = first.optionalObject("release").map(Fields::asMap).orElse(Map.of());
        }
        return new BundleIndex(tool, release, head, new ArrayList<>(files.values()));
    }

    /** The bytes of {@code bundle.json}. */
    public byte[] bytes() {
        Map<String, Object> ledger = new LinkedHashMap<>();
        ledger.put("path", BundlePath.LEDGER.value());
        ledger.put("entries", head.entries());
        ledger.put("head", head.sha256());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("tool", tool);
        tree.put("release", release);
        tree.put("ledger", ledger);
        tree.put("files", files.stream().map(BundleFile::toTree).toList());
        return Json.pretty(tree).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads an index.
     *
     * @throws JsonException if the bytes are not an index of this format
     */
    public static BundleIndex read(byte[] bytes) {
        Fields fields = Fields.of(Json.read(bytes), "").only("format", "tool", "release", "ledger", "files");
        if (!fields.text("format").equals(FORMAT)) {
            throw fields.wrong("format", "should be '" + FORMAT + "' but is '" + fields.text("format") + "'");
        }
        Fields ledger = fields.object("ledger").only("path", "entries", "head");
        if (!ledger.text("path").equals(BundlePath.LEDGER.value())) {
            throw ledger.wrong("path", "should be '" + BundlePath.LEDGER + "'");
        }
        return new BundleIndex(
                fields.text("tool"),
                fields.object("release").asMap(),
                new LedgerHead(ledger.count("entries"), ledger.text("head")),
                fields.objects("files").stream().map(BundleFile::read).toList());
    }
}
