package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.collect.AttestationCollector.Collected;
import io.jenkins.plugins.releasereadiness.engine.evidence.format.AttestationReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttestationCollectorTest {
    private static final Readers READERS = new Readers(List.of(new AttestationReader()));
    private static final String GOOD = "attestations:\n  - {question: %s, answer: yes, by: alice, at: 2026-05-06}\n";

    @TempDir
    Path folder;

    private Collected collect(EvidenceSink sink) throws IOException {
        return AttestationCollector.collect(List.of("att/*.yml"), folder, READERS, Workspace.CLOCK, sink);
    }

    @Test
    void attestationsOfAllFilesAreFoundHashedAndCopied() throws IOException {
        Workspace workspace = new Workspace(folder);
        workspace.file("att/b.yml", GOOD.formatted("second"));
        workspace.file("att/a.yml", GOOD.formatted("first"));
        ByteArrayOutputStream copies = new ByteArrayOutputStream();
        Collected collected = collect((source, path) -> copies);
        assertThat(collected.attestations()).extracting(Attestation::question).containsExactly("first", "second");
        assertThat(collected.evidence().files()).hasSize(2);
        assertThat(collected.evidence().source()).isEqualTo("attestations");
        assertThat(copies).hasToString(GOOD.formatted("first") + GOOD.formatted("second"));
    }

    @Test
    void aFileWithAMistakeAnswersNothingNorDoTheOthers() throws IOException {
        Workspace workspace = new Workspace(folder);
        workspace.file("att/a.yml", GOOD.formatted("first"));
        workspace.file(
                "att/b.yml", "attestations:\n  - {question: second, answer: perhaps, by: alice, at: 2026-05-06}\n");
        Collected collected = collect(EvidenceSink.NONE);
        assertThat(collected.evidence().state()).isEqualTo(EvidenceState.UNREADABLE);
        assertThat(collected.evidence().message()).startsWith("att/b.yml:2:32: 'answer' should be one of yes, no");
        assertThat(collected.attestations()).isEmpty();
    }

    @Test
    void noFileIsMissing() throws IOException {
        Collected collected = collect(EvidenceSink.NONE);
        assertThat(collected.evidence().state()).isEqualTo(EvidenceState.MISSING);
        assertThat(collected.attestations()).isEmpty();
    }
}
