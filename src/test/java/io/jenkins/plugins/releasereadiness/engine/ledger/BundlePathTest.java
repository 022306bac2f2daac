package io.jenkins.plugins.releasereadiness.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundlePathTest {
    @ParameterizedTest
    @ValueSource(strings = {"ledger.jsonl", "evidence/a b/TEST-x.xml", "a..b", ".hidden", "console", "a/b/c/d", "100%"})
    void safeNamesAreTaken(String name) {
        assertThat(new BundlePath(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "a/",
                "a//b",
                ".",
                "..",
                "../x",
                "a/../b",
                "a/./b",
                "C:/x",
                "a\\b",
                "a\nb",
                "a\u0000",
                "a\u202eb",
                "\u00e9",
                "a*",
                "a?",
                "a|b",
                "<a>",
                "a.",
                "a ",
                "a./b",
                "nul",
                "COM1.txt",
                "x/Aux",
                "\"a\""
            })
    void namesThatLeaveTheFolderOrDifferBetweenSystemsAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BundlePath(name));
    }

    @Test
    void tooLongNamesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BundlePath("x".repeat(256)));
        assertThatIllegalArgumentException().isThrownBy(() -> new BundlePath("x/".repeat(500) + "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "target/TEST-a.xml, e/target/TEST-a.xml",
        "'../x', 'e/.%2E/x'",
        "'a:b', 'e/a%3Ab'",
        "'100%', 'e/100%25'",
        "'\u00e9', 'e/%C3%A9'",
        "'nul', 'e/%6Eul'",
        "'/x', 'e/%/x'",
        "'a ', 'e/a%20'"
    })
    void workspacePathsAreEncoded(String path, String encoded) {
        assertThat(BundlePath.encode("e", path).value()).isEqualTo(encoded);
    }

    @Test
    void longPartsAreCutAndStayDifferent() {
        BundlePath one = BundlePath.encode("e", "x".repeat(300) + "1");
        BundlePath two = BundlePath.encode("e", "x".repeat(300) + "2");
        assertThat(one).isNotEqualTo(two);
    }

    @Property(tries = 500)
    void everyWorkspacePathHasASafeNameOfItsOwn(@ForAll String a, @ForAll String b) {
        if (a.length() < 300
                && b.length() < 300
                && a.indexOf('/') < 0
                && b.indexOf('/') < 0
                && wellFormed(a + "x" + b)) {
            assertThat(BundlePath.encode("e", a).equals(BundlePath.encode("e", b)))
                    .isEqualTo(a.equals(b));
        }
    }

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
