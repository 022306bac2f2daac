package io.jenkins.plugins.releasereadiness.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
    @Test
    void lineBreaksAndEscapesCannotForgeALogLine() {
        assertThat(Shown.line("a\nFAKE\r\u001b[31m\u2028b")).isEqualTo("a?FAKE??[31m?b");
    }

    @Test
    void whatAPersonTypedBecomesOneLineWithoutMarks() {
        assertThat(Shown.sentence(" looks\n\n  good\tto me \u001b")).isEqualTo("looks good to me ?");
    }

    @Test
    void textCannotBeReordered() {
        assertThat(Shown.line("abc\u202Etxt.exe")).isEqualTo("abc?txt.exe");
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        assertThat(Shown.line("Bericht für 東京 👍")).isEqualTo("Bericht für 東京 👍");
    }

    @Test
    void longTextIsCutButNeverInsideACharacter() {
        assertThat(Shown.line("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Shown.line("abcdefg", 6)).isEqualTo("abcdef…");
        assertThat(Shown.line("ab👍cd", 3)).isEqualTo("ab…");
    }
}
