package io.jenkins.plugins.releasereadiness.record;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.config.Policies;
import io.jenkins.plugins.releasereadiness.config.ReleaseReadinessConfiguration;
import io.jenkins.plugins.releasereadiness.config.SigningKeys;
import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.FileLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerHead;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.RecordFolder;
import io.jenkins.plugins.releasereadiness.engine.record.RecordWriter;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.report.Document;
import io.jenkins.plugins.releasereadiness.engine.report.Documents;
import io.jenkins.plugins.releasereadiness.evidence.LiveEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * The release record of one build, to be read and written. It lives in {@code release-readiness/ledger.jsonl} in the
 * build's folder, survives restarts, and needs neither an agent nor a workspace.
 *
 * <p>May be used by several threads.
 */
public final class BuildRecord {
    private static final String LEDGER = "ledger.jsonl";
    /** Folder in the bundle where copies of evidence lie, below it one for each source. */
    public static final String EVIDENCE = "evidence";

    private static final String PUBLISHER = "system:publisher";
    private static final long MEGABYTE = 1_000_000;

    private final ReleaseRecordAction action;
    private final Object publishing = new Object();
    private Ledger ledger;
    private ReleaseRecord folded;
    private PublishedFiles published;
    private Policy policy;
    private String policyDigest;
    private Secrets secrets;

    BuildRecord(ReleaseRecordAction action) {
        this.action = action;
    }

    /** Folder among the build's artifacts where the bundle lies. */
    public String folder() {
        return action.folder();
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
        Optional<ReferenceSearch.Found> reference = new ReferenceSearch(run(), listener).find(snapshot);
        reference.map(ReferenceSearch.Found::build).ifPresent(action::compareWith);
        write(listener, writer -> {
            writer.started(actor, Tool.name(), release);
            writer.policy(actor, snapshot);
            if (reference.isPresent()) {
                writer.reference(actor, reference.get().reference());
            }
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
        Optional<RecordSummary> summary = record().map(RecordSummary::new);
        summary.ifPresent(action::show);
        run().save();
        boolean approved = summary.map(RecordSummary::approval)
                .filter(Outcome.GO.name()::equals)
                .isPresent();
        if (approved) {
            KeptBuilds.get().keep(run(), Clock.systemUTC().instant());
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
        return collect(request, workspace, launcher, listener, secrets, any -> true);
    }

    /**
     * As above, for evidence that is read again and again: copies are published only of what is worth an entry.
     *
     * @param keep whether the caller will write what was read into the ledger
     */
    public CollectedEvidence collect(
            CollectRequest request,
            FilePath workspace,
            Launcher launcher,
            TaskListener listener,
            Secrets secrets,
            Predicate<List<Evidence>> keep)
            throws IOException, InterruptedException {
        return new EvidenceCollection(
                        workspace,
                        launcher,
                        listener,
                        store(listener),
                        published(),
                        ReleaseReadinessConfiguration.get().getProof().getMaxEvidenceMegabytes() * MEGABYTE)
                .collect(request, secrets, keep);
    }

    /**
     * Asks servers, and the build for what it holds. Needs no workspace; nothing is written to the ledger yet.
     *
     * @throws IOException if the caller was interrupted
     */
    public List<Evidence> ask(CollectRequest request, Secrets secrets) throws IOException {
        return LiveEvidence.of(request.live(), run(), Clock.systemUTC()).stream()
                .map(secrets::scrub)
                .toList();
    }

    /**
     * Signs the record from now on with the keys that administrator and pipeline name.
     *
     * @param credentials id of the credentials that the pipeline names; empty if it names none now
     * @throws hudson.AbortException if the record could not be signed though it should be
     */
    public void signWith(Optional<String> credentials) throws IOException {
        SigningKeys.of(run(), credentials.orElse(action.signingKey()));
        if (credentials.isPresent() && !credentials.get().equals(action.signingKey())) {
            action.signWith(credentials.get());
            run().save();
        }
    }

    /**
     * Leaves secrets out of everything that is recorded and generated from now on, also after a restart.
     *
     * @return all that are to be left out
     */
    synchronized Secrets learn(Secrets more) throws IOException {
        Secrets known = secrets();
        if (!known.contains(more)) {
            secrets = known.and(more);
            action.keep(secrets);
            run().save();
        }
        return secrets;
    }

    private synchronized Secrets secrets() {
        if (secrets == null) {
            secrets = Secrets.ofParameters(run()).and(action.kept());
        }
        return secrets;
    }

    /**
     * Publishes the documents that the record gives, its signature, the ledger and the index among the build's artifacts.
     * Needs no workspace. To be called when a step ends. A record that cannot be signed is published without signature, and
     * the log says so: what was decided must not get lost for want of a key.
     */
    public void publish(TaskListener listener) throws IOException {
        publish(listener, Documents::of);
    }

    /**
     * Publishes everything for the last time: the build has ended. Documents of what never happened say that it did not.
     */
    void complete(TaskListener listener) throws IOException {
        if (record().isPresent()) {
            write(listener, writer -> writer.note(PUBLISHER, "The build has ended: " + run().getResult()));
            publish(listener, Documents::complete);
        }
        action.forgetSecrets();
        run().save();
    }

    private void publish(TaskListener listener, BiFunction<ReleaseRecord, Policy, List<Document>> all)
            throws IOException {
        // Index and copy of the ledger belong together: two parallel branches must not mix theirs.
        synchronized (publishing) {
            Optional<Policy> holds = policy();
            ReleaseRecord told = record().orElseThrow(() -> new IOException("nothing is recorded yet"));
            Publication publication = new Publication(action, ledger(), bundle(listener), secrets(), listener);
            write(
                    listener,
                    writer -> publication.run(
                            told, holds.map(rules -> all.apply(told, rules)).orElse(List.of())));
        }
    }

    private RecordWriter writer(TaskListener listener) throws IOException {
        return new RecordWriter(ledger(), bundle(listener), secrets());
    }

    private BundleWriter bundle(TaskListener listener) throws IOException {
        return BundleWriter.copyingLedger(ledger(), store(listener));
    }

    private ArtifactBundleStore store(TaskListener listener) throws IOException {
        Path temporary = Files.createDirectories(home());
        return new ArtifactBundleStore(run(), action.folder(), temporary, listener);
    }

    private synchronized PublishedFiles published() throws IOException {
        if (published == null) {
            published = PublishedFiles.of(ledger().entries());
        }
        return published;
    }

    private synchronized Ledger ledger() throws IOException {
        if (ledger == null) {
            ledger = Ledger.open(new FileLedgerStore(home().resolve(LEDGER)), Clock.systemUTC());
        }
        return ledger;
    }

    private Path home() {
        return ReleaseRecords.folder(run());
    }
}
