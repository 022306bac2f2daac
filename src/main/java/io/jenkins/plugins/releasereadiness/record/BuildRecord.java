package io.jenkins.plugins.releasereadiness.record;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.config.Policies;
import io.jenkins.plugins.releasereadiness.config.ReleaseReadinessConfiguration;
import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.FileLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerHead;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.RecordFolder;
import io.jenkins.plugins.releasereadiness.engine.record.RecordWriter;
import io.jenkins.plugins.releasereadiness.engine.record.Reference;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.report.Document;
import io.jenkins.plugins.releasereadiness.engine.report.Documents;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The release record of one build, to be read and written. It lives in {@code release-readiness/ledger.jsonl} in the
 * build's folder, survives restarts, and needs neither an agent nor a workspace.
 *
 * <p>May be used by several threads.
 */
public final class BuildRecord {
    private static final String LEDGER = "ledger.jsonl";
    private static final String PUBLISHER = "system:publisher";

    private final ReleaseRecordAction action;
    private final Object publishing = new Object();
    private Ledger ledger;
    private ReleaseRecord folded;
    private PublishedFiles published;
    private Policy policy;
    private String policyDigest;

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
     * The entries of the ledger from the first on; read anew each time.
     *
     * @throws IOException if the ledger cannot be read or was changed after it was written
     */
    public synchronized List<LedgerEntry> entries() throws IOException {
        return ledger().entries();
    }

    /**
     * The policy that holds for this build, as it was when the record started; empty while there is none.
     *
     * @throws IOException if the ledger cannot be read
     */
    public synchronized Optional<Policy> policy() throws IOException {
        Optional<PolicySnapshot> snapshot = record().flatMap(ReleaseRecord::policy);
        if (snapshot.isPresent() && !snapshot.get().sha256().equals(policyDigest)) {
            policy = Policies.restore(snapshot.get());
            policyDigest = snapshot.get().sha256();
        }
        return snapshot.map(any -> policy);
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
        Optional<Reference> reference = reference(listener);
        write(listener, writer -> {
            writer.started(actor, Tool.name(), release);
            writer.policy(actor, snapshot);
            if (reference.isPresent()) {
                writer.reference(actor, reference.get());
            }
        });
        return true;
    }

    /** Without the earlier record nothing can be compared, but the release can be judged: what is relative is missing. */
    private Optional<Reference> reference(TaskListener listener) {
        try {
            return EarlierReleases.lastApproved(run());
        } catch (IOException | JsonException e) {
            listener.getLogger()
                    .println(Shown.line("The record of the last approved release cannot be read, so there is nothing to"
                            + " compare this release with: " + e.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * Appends entries; they are on disk, and what pages show is brought up to date, when this returns.
     *
     * @param listener where the publishing of files is logged
     * @throws IOException if it is not sure that everything was written
     */
    public void write(TaskListener listener, Entries entries) throws IOException {
        entries.writeTo(writer(listener));
        Optional<RecordSummary> summary = record().map(RecordSummary::new);
        summary.ifPresent(action::show);
        run().save();
        boolean approved = summary.map(RecordSummary::approval)
                .filter(Outcome.GO.name()::equals)
                .isPresent();
        if (approved && ReleaseReadinessConfiguration.get().isKeepApproved() && !run().isKeepLog()) {
            run().keepLog(true);
        }
        RecordListener.fire(this);
    }

    /**
     * Reads evidence in a workspace and publishes copies of what was read. Nothing is written to the ledger yet.
     *
     * @throws InterruptedException if the caller was interrupted; reading on the agent stops too
     */
    public CollectedEvidence collect(
            CollectRequest request, FilePath workspace, Launcher launcher, TaskListener listener, Secrets secrets)
            throws IOException, InterruptedException {
        return new EvidenceCollection(workspace, launcher, listener, store(listener), published())
                .collect(request, secrets);
    }

    /**
     * Publishes the documents that the record gives, the ledger and the index among the build's artifacts. Needs no
     * workspace. To be called when a step ends.
     */
    public void publish(TaskListener listener) throws IOException {
        // Index and copy of the ledger belong together: two parallel branches must not mix theirs.
        synchronized (publishing) {
            List<Document> documents = documents();
            write(listener, writer -> {
                for (Document document : documents) {
                    writer.document(PUBLISHER, document.path(), document.bytes());
                }
                writer.seal();
            });
        }
    }

    /** The documents of which the bundle has no copy, or one that is out of date. */
    private List<Document> documents() throws IOException {
        Optional<Policy> holds = policy();
        if (holds.isEmpty()) {
            return List.of();
        }
        ReleaseRecord record = record().orElseThrow();
        Set<BundleFile> published = record.documents().values().stream()
                .flatMap(line -> Fields.of(line.payload(), "").objects(BundleFile.MEMBER).stream())
                .map(BundleFile::read)
                .collect(Collectors.toSet());
        return Documents.of(record, holds.get()).stream()
                .filter(document -> !published.contains(file(document)))
                .toList();
    }

    private static BundleFile file(Document document) {
        byte[] bytes = document.bytes();
        return new BundleFile(new BundlePath(document.path()), bytes.length, Sha256.of(bytes));
    }

    private RecordWriter writer(TaskListener listener) throws IOException {
        return new RecordWriter(ledger(), BundleWriter.copyingLedger(ledger(), store(listener)));
    }

    private ArtifactBundleStore store(TaskListener listener) throws IOException {
        Path temporary = Files.createDirectories(folder());
        return new ArtifactBundleStore(run(), action.folder(), temporary, listener);
    }

    private synchronized PublishedFiles published() throws IOException {
        if (published == null) {
            PublishedFiles files = new PublishedFiles();
            for (LedgerEntry entry : ledger().entries()) {
                BundleFile.of(entry).forEach(file -> files.add(file.path(), file.sha256()));
            }
            published = files;
        }
        return published;
    }

    private synchronized Ledger ledger() throws IOException {
        if (ledger == null) {
            ledger = Ledger.open(new FileLedgerStore(folder().resolve(LEDGER)), Clock.systemUTC());
        }
        return ledger;
    }

    private Path folder() {
        return ReleaseRecords.folder(run());
    }
}
