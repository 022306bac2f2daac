package io.jenkins.plugins.releasereadiness.steps;

import hudson.FilePath;
import io.jenkins.plugins.releasereadiness.engine.policy.Check;
import io.jenkins.plugins.releasereadiness.engine.policy.Gate;
import io.jenkins.plugins.releasereadiness.engine.policy.Requirement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checksum files, in the format of {@code sha256sum}, that a gate compares artifacts with. */
final class ChecksumFiles {
    /** A line of 100 bytes for each of ten thousand files. */
    private static final int MAX_BYTES = 1 << 20;

    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}) [ *](.+)");

    private final Map<String, Map<String, String>> files = new HashMap<>();

    /**
     * Reads the files that the gate names. One that cannot be read, is too long or has another format is left out, and
     * the gate says that it cannot be read.
     */
    ChecksumFiles(Gate gate, Optional<Scene.Workspace> workspace) throws IOException, InterruptedException {
        for (Check check : gate.checks()) {
            if (check.requirement() instanceof Requirement.ArtifactsIntact artifacts
                    && artifacts.checksums().isPresent()
                    && workspace.isPresent()) {
                String path = artifacts.checksums().get();
                read(workspace.get().folder(), path).ifPresent(sums -> files.put(path, sums));
            }
        }
    }

    /** Path to digest of the file at {@code path}. */
    Optional<Map<String, String>> of(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private static Optional<Map<String, String>> read(FilePath workspace, String path)
            throws IOException, InterruptedException {
        // Also false for a link that leads out of the workspace.
        if (!workspace.isDescendant(path)) {
            return Optional.empty();
        }
        FilePath file = workspace.child(path);
        if (!file.exists() || file.isDirectory() || file.length() > MAX_BYTES) {
            return Optional.empty();
        }
        byte[] bytes;
        try (InputStream in = file.read()) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        return bytes.length > MAX_BYTES ? Optional.empty() : parse(new String(bytes, StandardCharsets.UTF_8));
    }

    static Optional<Map<String, String>> parse(String text) {
        Map<String, String> sums = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            Matcher found = LINE.matcher(line);
            if (!line.isBlank()) {
                if (!found.matches()) {
                    return Optional.empty();
                }
                String name = found.group(2);
                sums.put(
                        name.startsWith("./") ? name.substring(2) : name,
                        found.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return sums.isEmpty() ? Optional.empty() : Optional.of(sums);
    }
}
