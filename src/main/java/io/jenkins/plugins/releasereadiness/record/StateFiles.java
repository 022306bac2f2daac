package io.jenkins.plugins.releasereadiness.record;

import hudson.util.AtomicFileWriter;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Files in which something that waits keeps its state, replaced as a whole so that a crash leaves the old or the new. */
public final class StateFiles {
    private StateFiles() {}

    /**
     * Replaces the file; its folder is made where it is missing.
     *
     * @param tree a JSON tree
     */
    public static void write(Path path, Map<String, ?> tree) throws IOException {
        Files.createDirectories(Objects.requireNonNull(path.getParent(), "a state file lies in a folder"));
        try (AtomicFileWriter writer = new AtomicFileWriter(path, StandardCharsets.UTF_8)) {
            try {
                writer.write(Json.compact(tree));
                writer.commit();
            } finally {
                writer.abort();
            }
        }
    }
}
