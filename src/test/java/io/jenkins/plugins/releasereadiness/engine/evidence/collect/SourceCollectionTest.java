package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCollectionTest {
    @TempDir
    private Path folder;

    @Test
    void vexSourcesComeFirstAndEvidenceKeepsTheOrderOfTheSources() throws IOException {
        List<Evidence> evidence = collect(Map.of("scan", "vex"));

        assertThat(evidence).extracting(Evidence::source).containsExactly("scan", "vex", "other");
        assertThat(evidence.get(0).facts().count("suppressed")).contains(1L);
        assertThat(evidence.get(1).facts().count("statements")).contains(1L);
        assertThat(evidence.get(2).facts().count("suppressed")).contains(0L);
    }

    @Test
    void aVexSourceThatIsNotThereSuppressesNothing() throws IOException {
        List<Evidence> evidence = collect(Map.of("scan", "nowhere"));

        assertThat(evidence.get(0).facts().count("suppressed")).contains(0L);
        assertThat(evidence.get(1).facts().count("statements")).contains(1L);
    }

    private List<Evidence> collect(Map<String, String> vexOf) throws IOException {
        Workspace workspace = new Workspace(folder);
        workspace.file(
                "vex.json",
                "{\"@context\": \"https://openvex.dev/ns\", \"statements\": [{\"vulnerability\": \"CVE-1\","
                        + " \"status\": \"fixed\"}]}");
        workspace.file(
                "grype.json", "{\"matches\": [{\"vulnerability\": {\"id\": \"CVE-1\", \"severity\": \"High\"}}]}");
        Collector collector = new Collector(Readers.load(), Workspace.CLOCK);
        return new SourceCollection(collector, vexOf)
                .collect(
                        List.of(
                                source("scan", "grype", "grype.json"),
                                source("vex", "openvex", "vex.json"),
                                source("other", "grype", "grype.json")),
                        folder);
    }

    private static SourceSpec source(String id, String format, String file) {
        return new SourceSpec(id, Optional.of(format), List.of(file), Optional.empty(), ReadOptions.DEFAULTS);
    }
}
