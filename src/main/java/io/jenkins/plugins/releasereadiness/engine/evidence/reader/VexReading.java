package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

/** The reading of a VEX document, which is a source of its own and the companion of a findings source. */
public interface VexReading extends Reading {
    /** What the documents read so far say; it serves {@link ReadOptions#withVex} once all files are read. */
    VexStatements statements();
}
