package io.jenkins.plugins.releasereadiness.engine.verify;

import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleIndex;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A file as it should be.
 *
 * @param file size and digest
 * @param entry the last entry that published it; 0 if only the index tells
 */
record Expected(BundleFile file, long entry) {
    /**
     * What the ledger published, the latest of each name. If there is no entry at all, what the index lists.
     *
     * @param malformed takes entries that refer to files in a malformed way
     */
    static Map<BundlePath, Expected> of(BundleContent bundle, Consumer<LedgerEntry> malformed) {
        Map<BundlePath, Expected> files = new TreeMap<>();
        for (LedgerEntry entry : bundle.entries()) {
            try {
                BundleFile.of(entry).forEach(file -> files.put(file.path(), new Expected(file, entry.sequence())));
            } catch (JsonException e) {
                malformed.accept(entry);
            }
        }
        if (bundle.entries().isEmpty()) {
            bundle.index()
                    .map(BundleIndex::files)
                    .ifPresent(list -> list.stream()
                            .filter(file -> !file.path().equals(BundlePath.LEDGER))
                            .forEach(file -> files.put(file.path(), new Expected(file, 0))));
        }
        return files;
    }

    String source() {
        return entry > 0 ? "entry " + entry : BundlePath.INDEX.value();
    }
}
