package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.ledger.DirectoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerVerifier;
import io.jenkins.plugins.releasereadiness.engine.record.RecordFolder;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.verify.BundleVerifier;
import io.jenkins.plugins.releasereadiness.engine.verify.Deviation;
import io.jenkins.plugins.releasereadiness.engine.verify.VerificationReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bundle that another release left, read without changing anything in it.
 *
 * @param entries the entries of its ledger
 * @param record what they tell
 */
record StoredBundle(List<LedgerEntry> entries, ReleaseRecord record) {
    /** A bundle is not as it was recorded, so nothing that it tells can be used. */
    static final class BrokenException extends Exception {
        private static final long serialVersionUID = 1L;

        private BrokenException(Path folder, String why) {
            super(folder + " is no intact bundle: " + why);
        }
    }

    /**
     * Reads a bundle of which every digest and the chain are as they were recorded.
     *
     * @throws UsageException if there is no bundle
     * @throws BrokenException if something in it deviates; the message names the first deviation
     */
    static StoredBundle read(Path folder) throws IOException, BrokenException {
        if (!Files.isRegularFile(folder.resolve(BundlePath.LEDGER.value()))) {
            throw new UsageException(folder + " holds no " + BundlePath.LEDGER + "; name the folder of a bundle");
        }
        DirectoryBundleStore store = new DirectoryBundleStore(folder);
        VerificationReport report = new BundleVerifier(List.of(), List.of()).verify(store);
        if (!report.intact()) {
            Deviation first = report.deviations().get(0);
            throw new BrokenException(folder, first.file() + ": " + first.message());
        }
        List<LedgerEntry> entries = new ArrayList<>();
        try (InputStream stream = store.open(BundlePath.LEDGER)) {
            LedgerVerifier.verify(stream, Optional.empty(), entries::add);
            return new StoredBundle(List.copyOf(entries), RecordFolder.fold(entries));
        } catch (JsonException e) {
            throw new BrokenException(folder, e.getMessage());
        } catch (IllegalStateException e) {
            throw new BrokenException(folder, "its ledger has no entry");
        }
    }
}
