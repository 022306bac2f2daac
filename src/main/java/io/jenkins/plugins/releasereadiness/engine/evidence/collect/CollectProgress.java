package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

/** Told how far collecting is; called often, must be quick. */
public interface CollectProgress {
    /** Tells nobody. */
    CollectProgress NONE = new CollectProgress() {};

    /** So many files and folders were looked at for the source so far. */
    default void looking(String source, long entries) {}

    /**
     * A file is about to be read.
     *
     * @param number 1 for the first file of the source
     * @param count how many files the source has
     */
    default void reading(String source, String path, int number, int count) {}

    /** So many bytes of the file at hand were read so far. */
    default void read(long bytes) {}
}
