package io.jenkins.plugins.releasereadiness.engine.record;

import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.AttestationCodec;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceCodec;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResultCodec;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.release.Changes;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.ScorecardCodec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folds ledger entries into the {@link ReleaseRecord}, one after the other. Used by one thread. */
public final class RecordFolder {
    /** Member of an evidence entry that holds attestations; they replace those of the same source. */
    static final String ATTESTATIONS = "attestations";

    /** Member of the first entry that tells what is released; {@code bundle.json} repeats it. */
    static final String RELEASE = "release";

    /** Member of a note that warns of an unreviewed pipeline. */
    static final String UNREVIEWED = "unreviewed";

    /** Members of an entry about a confirmed waiver: its digest, and who confirmed it. */
    static final String WAIVER = "waiver";

    static final String CONFIRMED_BY = "by";

    private LedgerEntry first;
    private LedgerEntry last;
    private Release release;
    private PolicySnapshot policy;
    private Reference reference;
    private Changes changes = Changes.UNKNOWN;
    private Scorecard scorecard;
    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
    private final Map<String, List<Attestation>> attestations = new LinkedHashMap<>();
    private final Map<String, String> confirmedWaivers = new LinkedHashMap<>();
    private final Map<String, GateResult> gates = new LinkedHashMap<>();
    private final List<GateResult> gateHistory = new ArrayList<>();
    private final List<PhaseEvent> phases = new ArrayList<>();
    private final Map<String, Line> documents = new LinkedHashMap<>();
    private final Map<EntryKind, List<Line>> lines = new EnumMap<>(EntryKind.class);

    /** The record of a whole ledger. */
    public static ReleaseRecord fold(Iterable<LedgerEntry> entries) {
        RecordFolder folder = new RecordFolder();
        entries.forEach(folder::add);
        return folder.record();
    }

    /**
     * Takes in the next entry.
     *
     * @throws JsonException if its payload has not the shape of its kind, or the record does not start with its start
     */
    public void add(LedgerEntry entry) {
        if (first == null) {
            if (entry.kind() != EntryKind.RECORD_STARTED) {
                throw new JsonException("a release record starts with an entry " + EntryKind.RECORD_STARTED.word()
                        + ", not " + entry.kind().word());
            }
            first = entry;
        }
        last = entry;
        Fields fields = entry.fields();
        switch (entry.kind()) {
            case RECORD_STARTED -> release = Release.decode(fields.object(RELEASE));
            case POLICY -> policy = PolicySnapshot.decode(fields);
            case REFERENCE -> reference = Reference.decode(fields);
            case CHANGES -> changes = Changes.decode(fields);
            case EVIDENCE -> evidence(fields);
            case SCORECARD -> scorecard = ScorecardCodec.decode(fields);
            case WAIVER_CONFIRMED -> confirmedWaivers.put(fields.text(WAIVER), fields.text(CONFIRMED_BY));
            case GATE -> {
                GateResult result = GateResultCodec.decode(fields);
                gates.put(result.id(), result);
                gateHistory.add(result);
                add(EntryKind.GATE, entry);
            }
            case PHASE -> phases.add(PhaseEvent.decode(entry.time(), fields));
            case DOCUMENT ->
                BundleFile.of(entry).forEach(file -> documents.put(file.path().value(), line(entry)));
            case APPROVAL_REQUESTED, APPROVAL_PROGRESS -> add(EntryKind.APPROVAL_REQUESTED, entry);
            case VOTE, VOTE_WITHDRAWN, VOTE_VOIDED -> add(EntryKind.VOTE, entry);
            case NOTE, RECOVERED -> add(EntryKind.NOTE, entry);
            default -> add(entry.kind(), entry);
        }
    }

    /**
     * What the entries so far tell.
     *
     * @throws IllegalStateException if there was no entry
     */
    public ReleaseRecord record() {
        if (first == null) {
            throw new IllegalStateException("an empty ledger is no release record");
        }
        return new ReleaseRecord(
                first.time(),
                first.actor(),
                release,
                Optional.ofNullable(policy),
                Optional.ofNullable(reference),
                changes,
                evidence,
                attestations.values().stream().flatMap(List::stream).toList(),
                confirmedWaivers,
                Optional.ofNullable(scorecard),
                gates,
                gateHistory,
                lines(EntryKind.GATE),
                lines(EntryKind.GATE_QUESTION),
                lines(EntryKind.APPROVAL_REQUESTED),
                lines(EntryKind.VOTE),
                lines(EntryKind.DECISION),
                lines(EntryKind.DEPLOYMENT),
                lines(EntryKind.HEALTH),
                lines(EntryKind.ROLLBACK_DECISION),
                lines(EntryKind.ROLLBACK_OUTCOME),
                phases,
                lines(EntryKind.ANNOUNCEMENT),
                lines(EntryKind.NOTIFICATION),
                documents,
                lines(EntryKind.NOTE),
                last.time(),
                last.sequence(),
                last.sha256());
    }

    private void evidence(Fields fields) {
        Evidence found = EvidenceCodec.decode(fields);
        evidence.put(found.source(), found);
        if (fields.has(ATTESTATIONS)) {
            attestations.put(
                    found.source(),
                    fields.objects(ATTESTATIONS).stream()
                            .map(AttestationCodec::decode)
                            .toList());
        }
    }

    private void add(EntryKind kind, LedgerEntry entry) {
        lines.computeIfAbsent(kind, any -> new ArrayList<>()).add(line(entry));
    }

    private List<Line> lines(EntryKind kind) {
        return lines.getOrDefault(kind, List.of());
    }

    private static Line line(LedgerEntry entry) {
        return new Line(entry.sequence(), entry.time(), entry.kind(), entry.actor(), entry.payload());
    }
}
