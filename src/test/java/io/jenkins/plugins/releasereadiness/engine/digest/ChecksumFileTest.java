package io.jenkins.plugins.releasereadiness.engine.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChecksumFileTest {
    private static final String SUM = "ab".repeat(32);

    @Test
    void linesOfSha256sumAreRead() {
        assertThat(ChecksumFile.parse(SUM.toUpperCase(java.util.Locale.ROOT) + "  ./a b.jar\n\n" + SUM + " *c.jar\n"))
                .contains(Map.of("a b.jar", SUM, "c.jar", SUM));
    }

    @Test
    void anythingElseIsNoChecksumFile() {
        assertThat(ChecksumFile.parse("")).isEmpty();
        assertThat(ChecksumFile.parse(SUM + "  a.jar\nhello\n")).isEmpty();
        assertThat(ChecksumFile.parse("abcd  a.jar\n")).isEmpty();
    }
}
