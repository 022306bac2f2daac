package io.jenkins.plugins.releasereadiness.steps;

import hudson.FilePath;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Policy files in the workspace of the step. Named policies are added by who loads them. */
final class WorkspacePolicies implements PolicyFiles {
    private final Optional<Scene.Workspace> workspace;

    /**
     * @param workspace empty where there is none, and then there are no files
     */
    WorkspacePolicies(Optional<Scene.Workspace> workspace) {
        this.workspace = workspace;
    }

    /** Whether {@code policy} is meant as the path of a file, not as the name of a policy. */
    static boolean isPath(String policy) {
        return policy.indexOf('/') >= 0
                || policy.endsWith(".yml")
                || policy.endsWith(".yaml")
                || policy.endsWith(".json");
    }

    /** Whether {@code path} could lead out of the folder that it starts from, links apart. */
    static boolean leadsOut(String path) {
        return path.startsWith("/") || List.of(path.split("[/\\\\]")).contains("..");
    }

    @Override
    public Optional<String> named(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<String> file(String path) throws IOException {
        if (workspace.isEmpty()) {
            return Optional.empty();
        }
        FilePath folder = workspace.get().folder();
        try {
            FilePath file = folder.child(path);
            // Before anything was written there, a workspace may have no folder, in which nothing is a descendant.
            boolean there = folder.exists();
            // A link that leads out of the workspace is no descendant; an absolute path is refused by this as well.
            if (path.startsWith("/") || (there ? !folder.isDescendant(path) : leadsOut(path))) {
                throw new IOException("the policy file " + path + " does not lie in the workspace");
            }
            if (!there || !file.exists()) {
                return Optional.empty();
            }
            return Optional.of(text(path, file));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while reading " + path).initCause(e);
        }
    }

    private static String text(String path, FilePath file) throws IOException, InterruptedException {
        try (InputStream in = file.read()) {
            return text(path, in);
        }
    }

    /** The text of a policy file, which is UTF-8 and not huge. */
    static String text(String path, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(YamlFile.MAX_LENGTH + 1);
        if (bytes.length > YamlFile.MAX_LENGTH) {
            throw new IOException("the policy file " + path + " is longer than " + YamlFile.MAX_LENGTH + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("the policy file " + path + " is not UTF-8 text", e);
        }
    }
}
