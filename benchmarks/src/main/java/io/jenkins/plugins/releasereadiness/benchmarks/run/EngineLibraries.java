package io.jenkins.plugins.releasereadiness.benchmarks.run;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The class path without the peers. An open jar keeps its table of contents in memory, and those of the peers' fifty
 * jars are three megabytes that no user of the engine pays.
 */
final class EngineLibraries {
    private static final Pattern NAMES =
            Pattern.compile("(aalto-xml|fastcsv|jackson-core|jte-runtime|semver4j|snakeyaml-engine|stax2-api)-[0-9].*");

    private EngineLibraries() {}

    static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> Files.isDirectory(entry)
                        || NAMES.matcher(entry.getFileName().toString()).matches())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
