package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import java.util.List;
import java.util.Optional;

/**
 * What the patterns of a source found.
 *
 * @param files in the order of their paths, each file once however many names it has
 * @param absent patterns that found nothing
 * @param linkedFolder the first folder that was passed by because it is a link
 */
record FoundFiles(List<FoundFile> files, List<PathPattern> absent, Optional<String> linkedFolder) {
    FoundFiles {
        files = List.copyOf(files);
        absent = List.copyOf(absent);
    }
}
