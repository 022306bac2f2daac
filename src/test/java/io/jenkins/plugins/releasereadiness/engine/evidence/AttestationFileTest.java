package io.jenkins.plugins.releasereadiness.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.yaml.Problem;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problems;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttestationFileTest {
    private final Problems problems = new Problems();

    private List<Attestation> read(String text) {
        return AttestationFile.read("answers.yml", text, problems);
    }

    @Test
    void answersAreReadWithEverythingTheyTell() {
        List<Attestation> found = read(
                """
                attestations:
                  - question: data.backup
                    answer: yes
                    by: dan
                    at: 2026-03-01T10:30:00+01:00
                    reason: Restored on staging
                    link: https://wiki.example/backup
                    expires: 2026-06-01
                  - {question: data.quality, answer: no, by: dan, at: 2026-03-01}
                """);

        assertThat(problems.all()).isEmpty();
        assertThat(found.get(0))
                .isEqualTo(new Attestation(
                        "data.backup",
                        true,
                        "dan",
                        Instant.parse("2026-03-01T09:30:00Z"),
                        Optional.of("Restored on staging"),
                        Optional.of("https://wiki.example/backup"),
                        Optional.of(Instant.parse("2026-06-01T00:00:00Z"))));
        assertThat(found.get(1).yes()).isFalse();
    }

    @Test
    void everyMistakeIsNamedWithItsPlace() {
        read(
                """
                attestations:
                  - question: data.backup
                    answer: maybe
                    by: dan
                    at: yesterday
                    lnik: https://wiki.example
                  - {answer: yes, by: dan, at: 2026-03-01, link: "javascript:alert(1)"}
                """);

        assertThat(problems.all().stream().map(Problem::toString))
                .anySatisfy(text -> assertThat(text).startsWith("answers.yml:3:13: 'answer' should be one of yes, no"))
                .anySatisfy(text -> assertThat(text).startsWith("answers.yml:5:9: 'at' should be a time"))
                .anySatisfy(text -> assertThat(text).contains("6:5: unknown key 'lnik'").contains("'link'"))
                .anySatisfy(text -> assertThat(text).contains("an attestation needs 'question'"))
                .anySatisfy(text -> assertThat(text).contains("should begin with https://"));
    }

    @Test
    void nobodyAttestsWithoutSayingWho() {
        read("attestations: [{question: a.b, answer: yes, at: 2026-03-01}]");

        assertThat(problems.all()).singleElement().asString().contains("an attestation needs 'by'");
    }
}
