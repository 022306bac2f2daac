package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException;
import io.jenkins.plugins.releasereadiness.engine.attest.Attestor;
import io.jenkins.plugins.releasereadiness.engine.attest.ReleaseClaim;
import io.jenkins.plugins.releasereadiness.engine.attest.SigningKey;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.DirectoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.FileLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.record.RecordFolder;
import io.jenkins.plugins.releasereadiness.engine.record.RecordWriter;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.report.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The release record that the tool keeps in a folder: ledger and bundle in one. */
final class ToolRecord {
    static final String LEDGER = "ledger.jsonl";

    /** Who writes what the tool does by itself. */
    static final String ACTOR = "system:release-readiness-cli";

    private final Ledger ledger;
    private final RecordWriter writer;
    private final Optional<Attestor> attestor;

    private ToolRecord(Ledger ledger, BundleWriter bundle, Clock clock, List<SigningKey> keys) {
        this.ledger = ledger;
        this.writer = new RecordWriter(ledger, bundle);
        this.attestor = keys.isEmpty()
                ? Optional.empty()
                : Optional.of(new Attestor(ledger, bundle, clock, ReleaseClaim.VERIFIER, keys));
    }

    /**
     * The record in a folder, which is made if it is not there; a record that is there is continued.
     *
     * @param keys what signs the bundle each time it is published; none for an unsigned one
     */
    static ToolRecord in(Path folder, Clock clock, List<SigningKey> keys) throws IOException {
        Files.createDirectories(folder);
        Ledger ledger = Ledger.open(new FileLedgerStore(folder.resolve(LEDGER)), clock);
        return new ToolRecord(ledger, BundleWriter.aroundLedger(ledger, new DirectoryBundleStore(folder)), clock, keys);
    }

    /** What the record tells so far; empty before its first entry. */
    Optional<ReleaseRecord> record() throws IOException {
        return ledger.head().entries() == 0 ? Optional.empty() : Optional.of(RecordFolder.fold(ledger.entries()));
    }

    RecordWriter writer() {
        return writer;
    }

    /** Publishes documents, signs if there is a key, and writes the index. */
    void publish(List<Document> documents) throws IOException {
        for (Document document : documents) {
            writer.document(ACTOR, document.path(), document.bytes());
        }
        if (attestor.isPresent()) {
            try {
                attestor.get().sign(ACTOR);
            } catch (AttestationException e) {
                throw new IOException("the bundle cannot be signed: " + e.getMessage(), e);
            }
        }
        writer.seal();
    }
}
