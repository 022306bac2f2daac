package io.jenkins.plugins.releasereadiness.cli;

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

    private ToolRecord(Ledger ledger, RecordWriter writer) {
        this.ledger = ledger;
        this.writer = writer;
    }

    /** The record in a folder, which is made if it is not there; a record that is there is continued. */
    static ToolRecord in(Path folder, Clock clock) throws IOException {
        Files.createDirectories(folder);
        Ledger ledger = Ledger.open(new FileLedgerStore(folder.resolve(LEDGER)), clock);
        return new ToolRecord(
                ledger, new RecordWriter(ledger, BundleWriter.aroundLedger(ledger, new DirectoryBundleStore(folder))));
    }

    /** What the record tells so far; empty before its first entry. */
    Optional<ReleaseRecord> record() throws IOException {
        return ledger.head().entries() == 0 ? Optional.empty() : Optional.of(RecordFolder.fold(ledger.entries()));
    }

    RecordWriter writer() {
        return writer;
    }

    /** Publishes documents and writes the index. */
    void publish(List<Document> documents) throws IOException {
        for (Document document : documents) {
            writer.document(ACTOR, document.path(), document.bytes());
        }
        writer.seal();
    }
}
