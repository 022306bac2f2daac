package io.jenkins.plugins.releasereadiness.record;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.AttestationCodec;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceCodec;
import io.jenkins.plugins.releasereadiness.engine.evidence.FileDigest;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One collecting of evidence: it is read on the agent, and copies of what was read are published from there. */
final class EvidenceCollection {
    private static final String FOLDER = "evidence";

    private final FilePath workspace;
    private final Launcher launcher;
    private final TaskListener listener;
    private final ArtifactBundleStore store;
    private final PublishedFiles published;

    /**
     * @param store where the copies go
     * @param published what is published already; what is published here is added
     */
    EvidenceCollection(
            FilePath workspace,
            Launcher launcher,
            TaskListener listener,
            ArtifactBundleStore store,
            PublishedFiles published) {
        this.workspace = workspace;
        this.launcher = launcher;
        this.listener = listener;
        this.store = store;
        this.published = published;
    }

    /**
     * Reads what is asked for.
     *
     * @throws InterruptedException if the step was stopped; reading on the agent stops too
     */
    CollectedEvidence collect(CollectRequest request, Secrets secrets) throws IOException, InterruptedException {
        FilePath copies = temporary();
        try {
            ArrayList<SourceRequest> requests = new ArrayList<>();
            request.sources().forEach(source -> requests.add(SourceRequest.of(source)));
            CollectAnswer answer = CollectAnswer.read(workspace.act(new CollectOnAgent(
                    requests,
                    new ArrayList<>(request.attestationFiles()),
                    EvidenceReaderExtension.all(),
                    copies.getRemote(),
                    listener)));
            Map<String, List<BundleFile>> files = publish(answer, copies);
            return new CollectedEvidence(
                    answer.evidence().stream()
                            .map(piece -> scrub(piece, secrets))
                            .toList(),
                    answer.attestations().stream()
                            .map(attestation -> scrub(attestation, secrets))
                            .toList(),
                    files);
        } finally {
            copies.deleteRecursive();
        }
    }

    /** Beside the workspace, where no build step looks; a workspace that is a root has nothing beside it. */
    private FilePath temporary() {
        FilePath beside = WorkspaceList.tempDir(workspace);
        return (beside == null ? workspace : beside).child(".release-readiness-" + UUID.randomUUID());
    }

    private Map<String, List<BundleFile>> publish(CollectAnswer answer, FilePath copies) throws IOException {
        Map<String, List<BundleFile>> bySource = new LinkedHashMap<>();
        Map<BundlePath, String> waiting = new LinkedHashMap<>();
        Map<List<String>, String> names = new HashMap<>();
        answer.copies().forEach(copy -> names.put(List.of(copy.source(), copy.path()), copy.name()));
        for (Evidence piece : answer.evidence()) {
            for (FileDigest file : piece.files()) {
                String name = names.get(List.of(piece.source(), file.path()));
                if (name == null) {
                    throw new IOException("the agent kept no copy of " + file.path());
                }
                PublishedFiles.Reserved reserved =
                        published.reserve(FOLDER + '/' + piece.source(), file.path(), file.sha256());
                if (reserved.fresh()) {
                    waiting.put(reserved.path(), name);
                }
                bySource.computeIfAbsent(piece.source(), any -> new ArrayList<>())
                        .add(new BundleFile(reserved.path(), file.bytes(), file.sha256()));
            }
        }
        if (!waiting.isEmpty()) {
            try {
                store.archive(copies, launcher, waiting);
            } catch (IOException e) {
                waiting.keySet().forEach(published::release);
                throw e;
            }
        }
        return bySource;
    }

    private static Evidence scrub(Evidence piece, Secrets secrets) {
        return EvidenceCodec.decode(Fields.of(secrets.scrub(EvidenceCodec.encode(piece)), piece.source()));
    }

    private static Attestation scrub(Attestation attestation, Secrets secrets) {
        return AttestationCodec.decode(
                Fields.of(secrets.scrub(AttestationCodec.encode(attestation)), attestation.question()));
    }
}
