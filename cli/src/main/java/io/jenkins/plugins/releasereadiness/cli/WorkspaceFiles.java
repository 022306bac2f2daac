package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.yaml.YamlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Policies that others extend, from below one folder. The tool knows no administrator: policies by name are those that the
 * command line gives.
 */
final class WorkspaceFiles implements PolicyFiles {
    private final Path root;
    private final Map<String, Path> named;

    WorkspaceFiles(Path root) {
        this(root, Map.of());
    }

    /**
     * @param named files of policies that others extend by name
     */
    WorkspaceFiles(Path root, Map<String, Path> named) {
        this.root = root;
        this.named = Map.copyOf(named);
    }

    @Override
    public Optional<String> named(String name) throws IOException {
        Path file = named.get(name);
        return file == null ? Optional.empty() : Optional.of(text(file));
    }

    @Override
    public Optional<String> file(String path) throws IOException {
        Path file = root.resolve(path);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (!file.toRealPath().startsWith(root.toRealPath())) {
            throw new IOException(path + " lies outside of " + root);
        }
        return Optional.of(text(file));
    }

    /** The text of a policy or attestation file, which is UTF-8 and not huge. */
    static String text(Path file) throws IOException {
        if (Files.size(file) > YamlFile.MAX_LENGTH) {
            throw new IOException(file + " has more than " + YamlFile.MAX_LENGTH + " bytes");
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new IOException(file + " is not UTF-8 text; save it as UTF-8", e);
        }
    }
}
