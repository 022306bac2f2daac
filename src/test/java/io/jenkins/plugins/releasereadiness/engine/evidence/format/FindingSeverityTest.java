package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingSeverityTest {
    @ParameterizedTest
    @CsvSource({
        "CRITICAL, CRITICAL",
        "Critical, CRITICAL",
        "high, HIGH",
        "important, HIGH",
        "Medium, MEDIUM",
        "moderate, MEDIUM",
        "LOW, LOW",
        "Negligible, INFO",
        "none, INFO",
        "info, INFO",
        "Informational, INFO",
        "unknown, UNKNOWN",
        "UNKNOWN, UNKNOWN",
        "unassigned, UNKNOWN",
        "'', UNKNOWN",
        "' High ', HIGH",
    })
    void wordsOfAllTools(String word, FindingSeverity severity) {
        assertThat(FindingSeverity.ofWord(word)).isEqualTo(severity);
    }

    @Test
    void noWordIsUnknown() {
        assertThat(FindingSeverity.ofWord(null)).isEqualTo(FindingSeverity.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "10, CRITICAL",
        "9.0, CRITICAL",
        "8.999, HIGH",
        "7.0, HIGH",
        "6.999, MEDIUM",
        "4.0, MEDIUM",
        "3.999, LOW",
        "0.1, LOW",
        "0, INFO",
        "-0.1, UNKNOWN",
        "10.1, UNKNOWN",
        "NaN, UNKNOWN",
    })
    void bandsOfScores(double score, FindingSeverity severity) {
        assertThat(FindingSeverity.ofScore(score)).isEqualTo(severity);
    }

    @Test
    void theHighestOfSeveralIsAnyKnownOne() {
        assertThat(FindingSeverity.UNKNOWN.or(FindingSeverity.INFO)).isEqualTo(FindingSeverity.INFO);
        assertThat(FindingSeverity.LOW.or(FindingSeverity.HIGH)).isEqualTo(FindingSeverity.HIGH);
    }

    @Test
    void anUnknownWordWinsOverAScore() {
        Rating rating = new Rating();
        rating.score(9.8, 3);
        assertThat(rating.severity()).isEqualTo(FindingSeverity.CRITICAL);
        rating.word("unknown");
        assertThat(rating.severity()).isEqualTo(FindingSeverity.UNKNOWN);
        rating.clear();
        assertThat(rating.severity()).isEqualTo(FindingSeverity.UNKNOWN);
    }

    @Test
    void theMostTrustedScoreWinsWhateverItsPlace() {
        Rating rating = new Rating();
        rating.score(5.0, 4);
        rating.score(9.8, 3);
        assertThat(rating.severity()).isEqualTo(FindingSeverity.MEDIUM);
        rating.score(7.5, 4);
        assertThat(rating.severity()).isEqualTo(FindingSeverity.HIGH);
    }
}
