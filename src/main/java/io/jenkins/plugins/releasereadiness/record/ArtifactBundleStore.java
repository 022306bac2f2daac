package io.jenkins.plugins.releasereadiness.record;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import jenkins.util.BuildListenerAdapter;
import jenkins.util.VirtualFile;

/**
 * A bundle among the artifacts of a build, wherever the build's artifact manager keeps them. A file is whole on the
 * controller's disk before it is handed over; that it appears at once is up to the artifact manager.
 */
final class ArtifactBundleStore implements BundleStore {
    private static final String PART = "part";

    private final Run<?, ?> run;
    private final String folder;
    private final Path temporary;
    private final TaskListener listener;

    /**
     * @param folder folder among the artifacts, with {@code /} between its parts
     * @param temporary an existing folder on the controller in which files wait to be handed over
     */
    ArtifactBundleStore(Run<?, ?> run, String folder, Path temporary, TaskListener listener) {
        this.run = run;
        this.folder = folder;
        this.temporary = temporary;
        this.listener = listener;
    }

    @Override
    public void put(BundlePath path, Content content) throws IOException {
        Path waiting = Files.createTempDirectory(temporary, ".publish-");
        try {
            try (InputStream in = content.open()) {
                Files.copy(in, waiting.resolve(PART));
            }
            archive(new FilePath(waiting.toFile()), new Launcher.LocalLauncher(listener), Map.of(path, PART));
        } finally {
            Files.deleteIfExists(waiting.resolve(PART));
            Files.delete(waiting);
        }
    }

    /**
     * Publishes files that are already whole on some node.
     *
     * @param base folder on that node
     * @param launcher of that node
     * @param files paths relative to {@code base} by their names in the bundle
     */
    void archive(FilePath base, Launcher launcher, Map<BundlePath, String> files) throws IOException {
        Map<String, String> artifacts = new java.util.LinkedHashMap<>();
        files.forEach((path, relative) -> artifacts.put(folder + '/' + path.value(), relative));
        try {
            run.pickArtifactManager().archive(base, launcher, BuildListenerAdapter.wrap(listener), artifacts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while publishing artifacts").initCause(e);
        }
    }

    @Override
    public InputStream open(BundlePath path) throws IOException {
        VirtualFile file = root().child(path.value());
        if (!file.isFile()) {
            throw new NoSuchFileException(path.value());
        }
        return file.open();
    }

    @Override
    public List<String> list() throws IOException {
        List<String> names = new ArrayList<>(root().list("**", null, true));
        Collections.sort(names);
        return names;
    }

    private VirtualFile root() {
        return run.getArtifactManager().root().child(folder);
    }
}
