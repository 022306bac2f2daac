package io.jenkins.plugins.releasereadiness.engine.record;

import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.AttestationCodec;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceCodec;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResultCodec;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.ledger.Masking;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.policy.Waiver;
import io.jenkins.plugins.releasereadiness.engine.release.Changes;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.ScorecardCodec;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what happens in a release to its ledger: one method per thing that can happen, so that each payload has one
 * shape. Safe for use by several threads, as the ledger is.
 */
public final class RecordWriter {
    private final Ledger ledger;
    private final BundleWriter bundle;
    private final Masking masking;

    /**
     * @param bundle publishes files beside the same ledger
     */
    public RecordWriter(Ledger ledger, BundleWriter bundle) {
        this(ledger, bundle, Masking.NONE);
    }

    /**
     * @param bundle publishes files beside the same ledger
     * @param masking what every payload and every generated file goes through
     */
    public RecordWriter(Ledger ledger, BundleWriter bundle, Masking masking) {
        this.ledger = ledger;
        this.bundle = bundle;
        this.masking = masking;
    }

    /**
     * The first entry.
     *
     * @param tool name and version of what keeps the record
     */
    public LedgerEntry started(String actor, String tool, Release release) throws IOException {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("tool", tool);
        payload.put(RecordFolder.RELEASE, release.encode());
        return write(EntryKind.RECORD_STARTED, actor, payload);
    }

    public LedgerEntry policy(String actor, PolicySnapshot policy) throws IOException {
        return write(EntryKind.POLICY, actor, policy.encode());
    }

    /** What changed since the last release. */
    public LedgerEntry changes(String actor, Changes changes) throws IOException {
        return write(EntryKind.CHANGES, actor, changes.encode());
    }

    /** What the release is compared with. */
    public LedgerEntry reference(String actor, Reference reference) throws IOException {
        return write(EntryKind.REFERENCE, actor, reference.encode());
    }

    /**
     * @param copies copies of the files that were read, published before; may be empty
     */
    public LedgerEntry evidence(String actor, Evidence evidence, List<BundleFile> copies) throws IOException {
        return write(EntryKind.EVIDENCE, actor, EvidenceCodec.encode(evidence), copies);
    }

    /** Evidence that consists of attestations; they replace what the same source attested before. */
    public LedgerEntry attested(
            String actor, Evidence evidence, List<Attestation> attestations, List<BundleFile> copies)
            throws IOException {
        Map<String, Object> payload = EvidenceCodec.encode(evidence);
        payload.put(
                RecordFolder.ATTESTATIONS,
                attestations.stream().map(AttestationCodec::encode).toList());
        return write(EntryKind.EVIDENCE, actor, payload, copies);
    }

    public LedgerEntry scorecard(String actor, Scorecard scorecard) throws IOException {
        return write(EntryKind.SCORECARD, actor, ScorecardCodec.encode(scorecard));
    }

    /**
     * The second person of a waiver confirmed it in person.
     *
     * @param actor who confirmed it, or who found that it was confirmed in an earlier build
     * @param by id of who confirmed it
     * @param build where it was confirmed; empty for this build
     */
    public LedgerEntry waiverConfirmed(String actor, Waiver waiver, String by, Optional<String> build)
            throws IOException {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("question", waiver.question());
        payload.put(RecordFolder.WAIVER, waiver.sha256());
        payload.put(RecordFolder.CONFIRMED_BY, by);
        build.ifPresent(name -> payload.put("build", name));
        return ledger.append(EntryKind.WAIVER_CONFIRMED, actor, payload);
    }

    /**
     * @param dryRun whether the pipeline goes on whatever the outcome
     */
    public LedgerEntry gate(String actor, GateResult result, boolean dryRun) throws IOException {
        Map<String, Object> payload = GateResultCodec.encode(result);
        payload.put("dryRun", dryRun);
        return write(EntryKind.GATE, actor, payload);
    }

    public LedgerEntry phase(String actor, Phase phase, boolean complete, String text) throws IOException {
        return write(EntryKind.PHASE, actor, new PhaseEvent(Instant.EPOCH, phase, complete, text).encode());
    }

    public LedgerEntry announcement(String actor, String text) throws IOException {
        return write(EntryKind.ANNOUNCEMENT, actor, Map.of("text", text));
    }

    public LedgerEntry note(String actor, String text) throws IOException {
        return write(EntryKind.NOTE, actor, Map.of("text", text));
    }

    /**
     * A note that the build may not have run the reviewed pipeline under the reviewed policy.
     *
     * @param why a sentence
     */
    public LedgerEntry unreviewed(String actor, String why) throws IOException {
        return write(EntryKind.NOTE, actor, Map.of("text", why, RecordFolder.UNREVIEWED, true));
    }

    /**
     * Publishes a generated document and records it.
     *
     * @param path its name in the bundle
     */
    public LedgerEntry document(String actor, String path, byte[] content) throws IOException {
        BundleFile file = bundle.publish(new BundlePath(path), masking.file(path, content));
        return write(EntryKind.DOCUMENT, actor, Map.of(), List.of(file));
    }

    /** Writes {@code bundle.json} (and the copy of the ledger, where it is kept elsewhere) for the entries so far. */
    public void seal() throws IOException {
        bundle.seal();
    }

    /** An entry whose payload another package shapes: approval, health, rollback, notifications. */
    public LedgerEntry append(String actor, EntryKind kind, Map<String, ?> payload) throws IOException {
        return write(kind, actor, payload);
    }

    private LedgerEntry write(EntryKind kind, String actor, Map<String, ?> payload) throws IOException {
        return ledger.append(kind, actor, masking.payload(payload));
    }

    private LedgerEntry write(EntryKind kind, String actor, Map<String, ?> payload, List<BundleFile> files)
            throws IOException {
        return bundle.record(kind, actor, masking.payload(payload), files);
    }
}
