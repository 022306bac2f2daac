package io.jenkins.plugins.releasereadiness.record;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.release.ChangelogRelease;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Reads a changelog where it lies; only its newest release travels back, as JSON. No file, or one without a release, is
 * an empty text.
 */
record ChangelogOnAgent() implements ControllerToAgentFileCallable<String> {
    @Override
    public String invoke(File changelog, VirtualChannel channel) throws IOException {
        if (!changelog.isFile()) {
            return "";
        }
        try (InputStream bytes = Files.newInputStream(changelog.toPath())) {
            return ChangelogRelease.read(bytes)
                    .map(release -> Json.compact(release.encode()))
                    .orElse("");
        } catch (UnreadableException e) {
            throw new IOException(changelog.getName() + " cannot be read as a changelog: " + e.getMessage(), e);
        }
    }
}
