package io.jenkins.plugins.releasereadiness.record;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.AttestationCodec;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.FileDigest;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import io.jenkins.plugins.releasereadiness.evidence.EvidenceReaderExtension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** One collecting of evidence: it is read on the agent, and copies of what was read are published from there. */
final class EvidenceCollection {
    private final FilePath workspace;
    private final Launcher launcher;
    private final TaskListener listener;
    private final ArtifactBundleStore store;
    private final PublishedFiles published;
    private final long most;

    /**
     * @param store where the copies go
     * @param published what is published already; what is published here is added
     * @param most bytes of evidence that the build may publish, with what is published already; 0 for any number
     */
    EvidenceCollection(
            FilePath workspace,
            Launcher launcher,
            TaskListener listener,
            ArtifactBundleStore store,
            PublishedFiles published,
            long most) {
        this.workspace = workspace;
        this.launcher = launcher;
        this.listener = listener;
        this.store = store;
        this.published = published;
        this.most = most;
    }

    /**
     * Reads what is asked for.
     *
     * @param keep whether copies of what was read are published; without, nothing of it is
     * @throws InterruptedException if the step was stopped; reading on the agent stops too
     */
    CollectedEvidence collect(CollectRequest request, Secrets secrets, Predicate<List<Evidence>> keep)
            throws IOException, InterruptedException {
        FilePath copies = temporary();
        try {
            ArrayList<SourceRequest> requests = new ArrayList<>();
            request.sources().forEach(source -> requests.add(SourceRequest.of(source)));
            CollectAnswer answer = CollectAnswer.read(workspace.act(new CollectOnAgent(
                    requests,
                    new ArrayList<>(request.attestationFiles()),
                    EvidenceReaderExtension.all(),
                    secrets.values(),
                    copies.getRemote(),
                    listener)));
            List<Evidence> read = answer.evidence().stream().map(secrets::scrub).toList();
            Map<String, List<String>> withheld = new LinkedHashMap<>();
            Map<String, List<BundleFile>> files = keep.test(read) ? publish(answer, copies, withheld) : Map.of();
            return new CollectedEvidence(
                    answer.evidence().stream()
                            .map(piece -> secrets.scrub(noting(piece, withheld)))
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

    /**
     * @param withheld gets, by source, why which files are not published
     */
    private Map<String, List<BundleFile>> publish(
            CollectAnswer answer, FilePath copies, Map<String, List<String>> withheld) throws IOException {
        Map<String, List<BundleFile>> bySource = new LinkedHashMap<>();
        Map<BundlePath, String> waiting = new LinkedHashMap<>();
        Map<List<String>, CollectAnswer.Copy> kept = new HashMap<>();
        answer.copies().forEach(copy -> kept.put(List.of(copy.source(), copy.path()), copy));
        for (Evidence piece : answer.evidence()) {
            for (FileDigest file : piece.files()) {
                CollectAnswer.Copy copy = kept.get(List.of(piece.source(), file.path()));
                if (copy == null) {
                    throw new IOException("the agent kept no copy of " + file.path());
                }
                Optional<String> why = why(copy, file);
                if (why.isPresent()) {
                    withheld.computeIfAbsent(piece.source(), any -> new ArrayList<>())
                            .add(why.get());
                    listener.error(Shown.line(why.get()));
                    continue;
                }
                PublishedFiles.Reserved reserved =
                        published.reserve(BuildRecord.EVIDENCE + '/' + piece.source(), file.path(), file.sha256());
                if (reserved.fresh()) {
                    waiting.put(reserved.path(), copy.name());
                    published.count(file.bytes());
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

    /** Why a file is read and hashed but not published; empty if it is published. */
    private Optional<String> why(CollectAnswer.Copy copy, FileDigest file) {
        if (copy.secret()) {
            return Optional.of(file.path() + " is not archived, only its SHA-256 is recorded: a secret of this build"
                    + " stands in it; keep it out of the report");
        }
        if (most > 0 && published.bytes() + file.bytes() > most) {
            return Optional.of(file.path() + " is not archived, only its SHA-256 is recorded: with its " + file.bytes()
                    + " bytes the build would archive more than the " + most
                    + " bytes of evidence that the administrator allows");
        }
        return Optional.empty();
    }

    private static Evidence noting(Evidence piece, Map<String, List<String>> withheld) {
        Evidence noted = piece;
        for (String why : withheld.getOrDefault(piece.source(), List.of())) {
            noted = noted.noting(why);
        }
        return noted;
    }

    private static Attestation scrub(Attestation attestation, Secrets secrets) {
        return AttestationCodec.decode(
                Fields.of(secrets.scrub(AttestationCodec.encode(attestation)), attestation.question()));
    }
}
