package io.jenkins.plugins.releasereadiness.record;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.FileLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerHead;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.RecordFolder;
import io.jenkins.plugins.releasereadiness.engine.record.RecordWriter;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The release record of one build, to be read and written. It lives in {@code release-readiness/ledger.jsonl} in the
 * build's folder, survives restarts, and needs neither an agent nor a workspace.
 *
 * <p>May be used by several threads.
 */
public final class BuildRecord {
    private static final String FOLDER = "release-readiness";
    private static final String LEDGER = "ledger.jsonl";

    private final ReleaseRecordAction action;
    private final Object publishing = new Object();
    private Ledger ledger;
    private ReleaseRecord folded;

    BuildRecord(ReleaseRecordAction action) {
        this.action = action;
    }

    /** Writes entries. */
    @FunctionalInterface
    public interface Entries {
        void writeTo(RecordWriter writer) throws IOException;
    }

    /** The build. */
    public Run<?, ?> run() {
        return action.run();
    }

    /**
     * Everything the ledger tells; empty while it has no entry. Cheap as long as nothing is appended.
     *
     * @throws IOException if the ledger cannot be read or was changed after it was written
     */
    public synchronized Optional<ReleaseRecord> record() throws IOException {
        LedgerHead head = ledger().head();
        if (head.entries() == 0) {
            return Optional.empty();
        }
        if (folded == null || folded.lastSequence() != head.entries()) {
            folded = RecordFolder.fold(ledger().entries());
        }
        return Optional.of(folded);
    }

    /**
     * Starts the record unless it is started.
     *
     * @param actor who started it: a user id, or {@code system:} and a part of this plugin
     * @return whether this call started it
     */
    public synchronized boolean start(String actor, Release release, PolicySnapshot snapshot, TaskListener listener)
            throws IOException {
        if (record().isPresent()) {
            return false;
        }
        write(listener, writer -> {
            writer.started(actor, Tool.name(), release);
            writer.policy(actor, snapshot);
        });
        return true;
    }

    /**
     * Appends entries; they are on disk, and what pages show is brought up to date, when this returns.
     *
     * @param listener where the publishing of files is logged
     * @throws IOException if it is not sure that everything was written
     */
    public void write(TaskListener listener, Entries entries) throws IOException {
        entries.writeTo(writer(listener));
        record().ifPresent(record -> action.show(new RecordSummary(record)));
        run().save();
    }

    /**
     * Reads evidence in a workspace and publishes copies of what was read. Nothing is written to the ledger yet.
     *
     * @throws InterruptedException if the caller was interrupted; reading on the agent stops too
     */
    public CollectedEvidence collect(
            Collection<Source> sources, FilePath workspace, Launcher launcher, TaskListener listener, Secrets secrets)
            throws IOException, InterruptedException {
        Map<BundlePath, String> published = new HashMap<>();
        for (LedgerEntry entry : ledger().entries()) {
            for (BundleFile file : BundleFile.of(entry)) {
                published.put(file.path(), file.sha256());
            }
        }
        return new EvidenceCollection(workspace, launcher, listener, store(listener), published)
                .collect(sources, secrets);
    }

    /**
     * Publishes the documents that the record gives, the ledger and the index among the build's artifacts. Needs no
     * workspace. To be called when a step ends; documents that did not change are not published again.
     */
    public void publish(TaskListener listener) throws IOException {
        // Index and copy of the ledger belong together: two parallel branches must not mix theirs.
        synchronized (publishing) {
            write(listener, RecordWriter::seal);
        }
    }

    private RecordWriter writer(TaskListener listener) throws IOException {
        return new RecordWriter(ledger(), BundleWriter.copyingLedger(ledger(), store(listener)));
    }

    private ArtifactBundleStore store(TaskListener listener) throws IOException {
        Path temporary = Files.createDirectories(folder());
        return new ArtifactBundleStore(run(), "release-evidence", temporary, listener);
    }

    private synchronized Ledger ledger() throws IOException {
        if (ledger == null) {
            ledger = Ledger.open(new FileLedgerStore(folder().resolve(LEDGER)), Clock.systemUTC());
        }
        return ledger;
    }

    private Path folder() {
        return run().getRootDir().toPath().resolve(FOLDER);
    }
}
