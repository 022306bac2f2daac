package io.jenkins.plugins.releasereadiness.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineLibrariesTest {
    @ParameterizedTest
    @ValueSource(strings = {"aalto-xml", "fastcsv", "semver4j", "snakeyaml-engine"})
    void areThoseOfTheTool(String artifact) throws Exception {
        assertThat(version(Path.of("pom.xml"), artifact)).isEqualTo(version(Path.of("../cli/pom.xml"), artifact));
    }

    @ParameterizedTest
    @ValueSource(strings = "jackson-core")
    void areOnTheClassPathInTheVersionOfTheTool(String artifact) throws Exception {
        assertThat(System.getProperty("java.class.path"))
                .contains(artifact + "-" + version(Path.of("../cli/pom.xml"), artifact) + ".jar");
    }

    private static String version(Path pom, String artifact) throws Exception {
        Matcher found = Pattern.compile("<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(pom));
        assertThat(found.find()).as(artifact + " in " + pom).isTrue();
        return found.group(1);
    }
}
