package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import java.nio.file.Path;

/**
 * A file to read.
 *
 * @param path how it is named to people and in the record, with {@code /} between its parts
 * @param real where it is, links resolved
 */
record FoundFile(String path, Path real) {}
