package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectedVexTest {
    private static final String VEX = """
            {"@context": "https://openvex.dev/ns/v0.2.0", "timestamp": "2026-05-06T10:00:00Z", "statements": [
              {"vulnerability": {"name": "CVE-1"}, "status": "not_affected"}]}""";

    private static final String FINDINGS = """
            {"matches": [{"vulnerability": {"id": "CVE-1", "severity": "High"}}], "source": {}, "distro": {}}""";

    @TempDir
    private Path folder;

    private Workspace workspace;

    @BeforeEach
    void writeFindings() throws IOException {
        workspace = new Workspace(folder);
        workspace.file("grype.json", FINDINGS);
    }

    @Test
    void statementsSuppressTheFindingsOfAnotherSource() throws IOException {
        workspace.file("vex.json", VEX);
        CollectedVex vex = collectVex(Optional.of("openvex"));

        assertThat(vex.evidence().state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(vex.evidence().facts().count("statements")).contains(1L);
        assertThat(suppressed(vex)).isEqualTo(1);
    }

    @Test
    void theFormatMayBeRecognised() throws IOException {
        workspace.file("vex.json", VEX);
        assertThat(suppressed(collectVex(Optional.empty()))).isEqualTo(1);
    }

    @Test
    void aDocumentThatIsMissingSuppressesNothing() throws IOException {
        CollectedVex vex = collectVex(Optional.of("openvex"));
        assertThat(vex.evidence().state()).isEqualTo(EvidenceState.MISSING);
        assertThat(suppressed(vex)).isZero();
    }

    @Test
    void aDocumentThatIsBrokenSuppressesNothing() throws IOException {
        workspace.file("vex.json", VEX + "}");
        CollectedVex vex = collectVex(Optional.of("openvex"));
        assertThat(vex.evidence().state()).isEqualTo(EvidenceState.UNREADABLE);
        assertThat(suppressed(vex)).isZero();
    }

    @Test
    void aDocumentThatIsTooOldSuppressesNothing() throws IOException {
        workspace.file("vex.json", VEX.replace("2026-05-06", "2026-01-01"));
        CollectedVex vex = collectVex(Optional.of("openvex"));
        assertThat(vex.evidence().state()).isEqualTo(EvidenceState.STALE);
        assertThat(suppressed(vex)).isZero();
    }

    @Test
    void aSourceThatIsNoVexSuppressesNothing() throws IOException {
        workspace.file("vex.json", FINDINGS);
        CollectedVex vex = collectVex(Optional.empty());
        assertThat(vex.evidence().state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(suppressed(vex)).isZero();
    }

    private CollectedVex collectVex(Optional<String> format) throws IOException {
        return collector().collectVex(Workspace.spec(format, Optional.of(Duration.ofDays(1)), "vex.json"), folder);
    }

    private long suppressed(CollectedVex vex) throws IOException {
        SourceSpec spec = new SourceSpec(
                "scan",
                Optional.of("grype"),
                List.of("grype.json"),
                Optional.empty(),
                vex.applyTo(ReadOptions.DEFAULTS));
        return collector().collect(spec, folder).facts().count("suppressed").orElseThrow();
    }

    private static Collector collector() {
        return new Collector(Readers.load(), Workspace.CLOCK);
    }
}
