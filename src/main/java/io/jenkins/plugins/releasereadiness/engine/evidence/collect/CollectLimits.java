package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

/**
 * What one source may cost at most; beyond it is unreadable, and the message says which limit was reached.
 *
 * @param maxEntries files and folders looked at while finding the files
 * @param maxFiles files that may match
 * @param maxFileBytes size of one file in bytes
 */
public record CollectLimits(long maxEntries, int maxFiles, long maxFileBytes) {
    /** Five million entries looked at, 100 000 files, 1 GiB each. */
    public static final CollectLimits DEFAULTS = new CollectLimits(5_000_000, 100_000, 1L << 30);

    public CollectLimits {
        if (maxEntries < 1 || maxFiles < 1 || maxFileBytes < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
