package io.jenkins.plugins.releasereadiness.record;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceCodec;
import io.jenkins.plugins.releasereadiness.engine.evidence.FileDigest;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
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
    private final Map<BundlePath, String> published;

    /**
     * @param store where the copies go
     * @param published digests of what is published already; what is published here is added
     */
    EvidenceCollection(
            FilePath workspace,
            Launcher launcher,
            TaskListener listener,
            ArtifactBundleStore store,
            Map<BundlePath, String> published) {
        this.workspace = workspace;
        this.launcher = launcher;
        this.listener = listener;
        this.store = store;
        this.published = published;
    }

    /**
     * Reads the sources.
     *
     * @throws InterruptedException if the step was stopped; reading on the agent stops too
     */
    CollectedEvidence collect(Collection<Source> sources, Secrets secrets) throws IOException, InterruptedException {
        FilePath copies = temporary();
        try {
            ArrayList<SourceRequest> requests = new ArrayList<>();
            sources.forEach(source -> requests.add(SourceRequest.of(source)));
            CollectAnswer answer = CollectAnswer.read(workspace.act(
                    new CollectOnAgent(requests, EvidenceReaderExtension.all(), copies.getRemote(), listener)));
            Map<String, List<BundleFile>> files = publish(answer, copies);
            return new CollectedEvidence(
                    answer.evidence().stream()
                            .map(piece -> scrub(piece, secrets))
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
                BundlePath path = free(piece.source(), file);
                if (!file.sha256().equals(published.put(path, file.sha256()))) {
                    waiting.put(path, name);
                }
                bySource.computeIfAbsent(piece.source(), any -> new ArrayList<>())
                        .add(new BundleFile(path, file.bytes(), file.sha256()));
            }
        }
        if (!waiting.isEmpty()) {
            store.archive(copies, launcher, waiting);
        }
        return bySource;
    }

    /** The first name that is not taken by other content, so that what an earlier entry refers to stays. */
    private BundlePath free(String source, FileDigest file) {
        for (int attempt = 1; ; attempt++) {
            String folder = FOLDER + '/' + source + (attempt == 1 ? "" : "~" + attempt);
            BundlePath path = BundlePath.encode(folder, file.path());
            String digest = published.get(path);
            if (digest == null || digest.equals(file.sha256())) {
                return path;
            }
        }
    }

    private static Evidence scrub(Evidence piece, Secrets secrets) {
        return EvidenceCodec.decode(Fields.of(secrets.scrub(EvidenceCodec.encode(piece)), piece.source()));
    }
}
