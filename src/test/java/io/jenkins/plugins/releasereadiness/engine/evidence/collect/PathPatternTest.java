package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
    @ParameterizedTest
    @CsvSource({
        "report.xml,           report.xml",
        "./a//report.xml,      a/report.xml",
        "*.xml,                report.xml",
        "*.xml,                .xml",
        "a/*,                  a/.hidden",
        "r?port.xml,           report.xml",
        "**/*.xml,             report.xml",
        "**/*.xml,             a/b/c/report.xml",
        "a/**/b/*.xml,         a/b/x.xml",
        "a/**/b/*.xml,         a/1/2/b/x.xml",
        "**/b/**/c,            a/b/b/x/c",
        "**/**/c,              c",
        "dist/,                dist/a/b",
        "dist/**,              dist/a",
        "[a]{b}.json,          [a]{b}.json",
        "*a*b*,                xxaxxbxx",
        "a**b,                 axxb",
    })
    void matches(String pattern, String path) {
        assertThat(PathPattern.parse(pattern).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "*.xml,                a/report.xml",
        "*.xml,                report.xmlx",
        "report.xml,           Report.xml",
        "r?port.xml,           rport.xml",
        "a/**/b/*.xml,         b/x.xml",
        "**/*.xml,             report.json",
        "dist/**,              distx/a",
        "a**b,                 a/b",
        "[ab].json,            a.json",
    })
    void doesNotMatch(String pattern, String path) {
        assertThat(PathPattern.parse(pattern).matches(path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/etc/passwd          | is absolute",
                "~/secrets            | is absolute",
                "C:/reports/*.xml     | is absolute",
                "../other/*.xml       | holds '..'",
                "a/../../b            | holds '..'",
                "**/..                | holds '..'",
                "target\\*.xml        | write '/' between folders",
                "' '                  | is empty",
                ".                    | names no file",
            })
    void refusesWhatLeavesTheWorkspaceOrSaysNothing(String pattern, String why) {
        assertThatThrownBy(() -> PathPattern.parse(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b"})
    void refusesControlCharacters(String pattern) {
        assertThatThrownBy(() -> PathPattern.parse(pattern)).hasMessageContaining("control character");
    }

    @Test
    void refusesPatternsBeyondReason() {
        assertThatThrownBy(() -> PathPattern.parse("a".repeat(1025))).hasMessageContaining("longer than 1024");
        assertThatThrownBy(() -> PathPattern.parse("a/".repeat(60))).hasMessageContaining("more than 60 parts");
    }

    @Test
    void wildcardsDoNotExplode() {
        PathPattern folders = PathPattern.parse("**/a/".repeat(29) + "b");
        assertThat(folders.matches("a/".repeat(5000) + "c")).isFalse();
        PathPattern name = PathPattern.parse("*a".repeat(500));
        assertThat(name.matches("a".repeat(20_000) + "b")).isFalse();
    }

    @Property
    void everyPlainPathMatchesItselfAndTheWildcardOfItsFolder(
            @ForAll @AlphaChars @Chars({'.', '-', '[', '{', '+'}) @StringLength(min = 1, max = 8) String folder,
            @ForAll @AlphaChars @StringLength(min = 1, max = 8) String name) {
        String safe = folder.replace("..", "x").equals(".") ? "x" : folder.replace("..", "x");
        assertThat(PathPattern.parse(safe + "/" + name).matches(safe + "/" + name))
                .isTrue();
        assertThat(PathPattern.parse(safe + "/*").matches(safe + "/" + name)).isTrue();
        assertThat(PathPattern.parse("**/" + name).matches(safe + "/" + name)).isTrue();
    }
}
