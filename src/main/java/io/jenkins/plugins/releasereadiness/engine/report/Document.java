package io.jenkins.plugins.releasereadiness.engine.report;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A generated file.
 *
 * @param path its name in the bundle
 * @param text its content
 */
public record Document(String path, String text) {
    public Document {
        Objects.requireNonNull(path);
        Objects.requireNonNull(text);
    }

    /** The content in UTF-8. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
