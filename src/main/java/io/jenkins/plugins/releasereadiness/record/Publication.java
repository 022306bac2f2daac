package io.jenkins.plugins.releasereadiness.record;

import hudson.AbortException;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.config.SigningKeys;
import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException;
import io.jenkins.plugins.releasereadiness.engine.attest.Attestor;
import io.jenkins.plugins.releasereadiness.engine.attest.ReleaseClaim;
import io.jenkins.plugins.releasereadiness.engine.attest.SigningKey;
import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.Masking;
import io.jenkins.plugins.releasereadiness.engine.record.RecordWriter;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.report.Document;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One publishing of a record: what is out of date among its documents, then its signature, the ledger and the index. */
final class Publication {
    private static final String PUBLISHER = "system:publisher";

    private final ReleaseRecordAction action;
    private final Ledger ledger;
    private final BundleWriter bundle;
    private final Masking masking;
    private final TaskListener listener;

    /**
     * @param bundle publishes files beside {@code ledger}
     * @param masking what generated files go through
     */
    Publication(
            ReleaseRecordAction action, Ledger ledger, BundleWriter bundle, Masking masking, TaskListener listener) {
        this.action = action;
        this.ledger = ledger;
        this.bundle = bundle;
        this.masking = masking;
        this.listener = listener;
    }

    /**
     * @param record what is recorded so far
     * @param documents what it tells
     */
    void run(ReleaseRecord record, List<Document> documents) throws IOException {
        RecordWriter writer = new RecordWriter(ledger, bundle, masking);
        Set<BundleFile> published = record.documents().values().stream()
                .flatMap(line -> Fields.of(line.payload(), "").objects(BundleFile.MEMBER).stream())
                .map(BundleFile::read)
                .collect(Collectors.toSet());
        for (Document document : documents) {
            if (!published.contains(file(document))) {
                writer.document(PUBLISHER, document.path(), document.bytes());
            }
        }
        sign();
        writer.seal();
    }

    private BundleFile file(Document document) {
        byte[] bytes = masking.file(document.path(), document.bytes());
        return new BundleFile(new BundlePath(document.path()), bytes.length, Sha256.of(bytes));
    }

    /** What was decided must not get lost for want of a key; that it is not signed, verification with a key says too. */
    private void sign() throws IOException {
        try {
            List<SigningKey> keys = SigningKeys.of(action.run(), action.signingKey());
            if (!keys.isEmpty()) {
                new Attestor(ledger, bundle, Clock.systemUTC(), ReleaseClaim.VERIFIER, keys).sign(PUBLISHER);
            }
        } catch (AbortException | AttestationException e) {
            listener.error("The release record is published without signature: " + e.getMessage());
        }
    }
}
