package io.jenkins.plugins.releasereadiness.engine.evidence;

import java.util.Objects;

/**
 * One file that was read as evidence: the digest is that of the very bytes that were parsed.
 *
 * @param path path relative to the workspace, with {@code /} between its parts
 * @param bytes size in bytes
 * @param sha256 SHA-256 in lower-case hexadecimal
 */
public record FileDigest(String path, long bytes, String sha256) {
    public FileDigest {
        Objects.requireNonNull(path);
        Objects.requireNonNull(sha256);
    }
}
