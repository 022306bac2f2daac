package io.jenkins.plugins.releasereadiness.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static final List<String> KNOWN = List.of("axe", "jacoco", "junit", "k6", "lighthouse");

    @ParameterizedTest
    @CsvSource({
        "junti, junit",
        "Junit, junit",
        "jnit, junit",
        "jacocco, jacoco",
        "k7, k6",
        "lighthose, lighthouse",
    })
    void aSmallMistakeIsRecognised(String word, String meant) {
        assertThat(Suggestions.nearest(word, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"sarif", "x", "lightbulbs", "''"})
    void aDifferentWordIsNot(String word) {
        assertThat(Suggestions.nearest(word, KNOWN)).isEmpty();
        assertThat(Suggestions.didYouMean(word, KNOWN)).isEmpty();
    }

    @Test
    void aHugeWordIsNotCompared() {
        assertThat(Suggestions.nearest("j".repeat(1_000_000), KNOWN)).isEmpty();
    }

    @Test
    void theEndOfTheSentenceAsks() {
        assertThat(Suggestions.didYouMean("junti", KNOWN)).isEqualTo("; did you mean 'junit'?");
    }
}
