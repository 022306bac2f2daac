package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttestationReaderTest {
    private static final ReaderProbe ATTESTATION = new ReaderProbe(new AttestationReader());

    private static final String FILE = """
            # what people vouch for
            attestations:
              - {question: a, answer: yes, by: alice, at: 2026-05-06T10:00:00Z}
              - {question: b, answer: no, by: bob, at: 2026-05-05}
              - {question: c, answer: yes, by: bob, at: 2026-05-05}
            """;

    @Test
    void answersAreCounted() throws IOException {
        assertThat(ATTESTATION.facts(FILE)).containsExactly(entry("total", 3L), entry("yes", 2L), entry("no", 1L));
        assertThat(ATTESTATION.facts(FILE, FILE)).containsEntry("total", 6L);
        assertThat(ATTESTATION.read(FILE).measuredAt()).contains(Instant.parse("2026-05-06T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attestations:\n", "attestations: []\n", "{\"attestations\": null}"})
    void noAttestationIsVacuous(String file) throws IOException {
        assertThat(ATTESTATION.read(file).state()).isEqualTo(EvidenceState.VACUOUS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "attestations: [{question: q, anser: yes}]  | more mistakes",
                "a: &x [*x]                                 | f:1:1:",
                "<testsuite/>                               | is not a file of attestations",
                "``                                         | an empty file",
            })
    void oneMistakeMakesTheFileUnreadable(String file, String problem) {
        assertThat(ATTESTATION.problem(file)).contains(problem);
    }

    @Test
    void filesAreRecognisedByTheirKey() {
        assertThat(ATTESTATION.recognises(FILE)).isTrue();
        assertThat(ATTESTATION.recognises("{\"attestations\": []}")).isTrue();
        assertThat(ATTESTATION.recognises("other: 1\n")).isFalse();
    }

    @Test
    void hostileFilesAreUnreadableAndNothingWorse() throws IOException {
        ATTESTATION.assertEveryChangedByteIsHandled(FILE);
        assertThat(ATTESTATION.problem("[".repeat(100_000))).contains("nested deeper");
        assertThat(ATTESTATION.problem("a: " + "x".repeat(5 << 20))).contains("larger than");
        StringBuilder laughs = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        assertThat(ATTESTATION.problem(laughs.toString())).contains("f:1:1:");
    }
}
