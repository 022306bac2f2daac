package io.jenkins.plugins.releasereadiness.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.yaml.Problem;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problems;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttestationFileTest {
    private final Problems problems = new Problems();

    private List<Attestation> read(String text) {
        return AttestationFile.read("answers.yml", text, problems);
    }

    @Test
    void answersAreReadWithEverythingTheyTell() {
        List<Attestation> found = read("""
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
        read("""
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
                .anySatisfy(text ->
                        assertThat(text).contains("6:5: unknown key 'lnik'").contains("'link'"))
                .anySatisfy(text -> assertThat(text).contains("an attestation needs 'question'"))
                .anySatisfy(text -> assertThat(text).contains("should begin with https://"));
    }

    @Test
    void nobodyAttestsWithoutSayingWho() {
        read("attestations: [{question: a.b, answer: yes, at: 2026-03-01}]");

        assertThat(problems.all()).singleElement().asString().contains("an attestation needs 'by'");
    }

    @Test
    void jsonIsReadAsWell() {
        assertThat(
                        read(
                                "{\"attestations\": [{\"question\": \"q\", \"answer\": \"yes\", \"by\": \"dan\", \"at\": \"2026-03-01\"}]}"))
                .hasSize(1);
        assertThat(problems.all()).isEmpty();
    }

    private List<Problem> problemsOf(String text) {
        read(text);
        return problems.all();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "anser: yes                        | answers.yml:3:5: unknown key 'anser' in an attestation; did you mean 'answer'?",
                "answer: maybe                     | answers.yml:3:13: 'answer' should be one of yes, no but is 'maybe'",
                "answer: true                      | answers.yml:3:13: 'answer' should be one of yes, no but is 'true'",
                "expires: soon                     | answers.yml:3:14: 'expires' should be a time such as",
                "expires: 2026-05-05               | answers.yml:3:14: 'expires' should lie after 'at'",
                "`link: \"javascript:alert(1)\"`   | answers.yml:3:11: 'link' should begin with https:// or http://",
                "reason: ' '                       | answers.yml:3:13: 'reason' is empty",
            })
    void mistakesAreToldWithTheirPlace(String line, String problem) {
        String answer = line.startsWith("answer") ? "" : "    answer: yes\n";
        String text = "attestations:\n  - question: q\n    " + line + "\n    by: alice\n    at: 2026-05-06\n" + answer;
        assertThat(problemsOf(text))
                .anySatisfy(found -> assertThat(found.toString()).startsWith(problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "attestations: [{answer: yes, by: a, at: 2026-05-06}]              | an attestation needs 'question'",
                "attestations: [{question: q, by: a, at: 2026-05-06}]              | an attestation needs 'answer'",
                "attestations: [{question: q, answer: yes, at: 2026-05-06}]        | an attestation needs 'by'",
                "attestations: [{question: q, answer: yes, by: a}]                 | an attestation needs 'at'",
                "attestations: [{question: q, answer: yes, by: '', at: 2026-05-06}] | 'by' is empty",
                "attestations: {a: b}                                              | 'attestations' should be a list",
                "attestations: [yes]                                               | an attestation should be a map",
                "atestations: []                                                   | did you mean 'attestations'?",
                "[]                                                                | should be a map but is a list",
                "a: [                                                              | this is not YAML",
                "``                                                                | the file is empty",
            })
    void whatIsMissingOrOfTheWrongKindIsTold(String text, String problem) {
        assertThat(problemsOf(text))
                .anySatisfy(found -> assertThat(found.toString())
                        .startsWith("answers.yml:1:")
                        .contains(problem));
    }

    @Test
    void nothingInTheListsPlaceIsAnEmptyList() {
        assertThat(read("attestations:\n")).isEmpty();
        assertThat(problems.all()).isEmpty();
    }
}
