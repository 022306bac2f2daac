package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileReaderTest {
    private static final ReaderProbe FILE = new ReaderProbe(new FileReader());

    @Test
    void oneFileHasItsOwnDigest() throws IOException {
        assertThat(FILE.facts("abc"))
                .containsExactly(
                        entry("files", 1L),
                        entry("bytes", 3L),
                        entry("sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    /** As {@code printf abc > a; printf def > b; sha256sum a b | cut -c-64 | sha256sum} says. */
    @Test
    void severalFilesHaveTheDigestOfTheirDigests() throws IOException {
        assertThat(FILE.facts("abc", "def"))
                .containsExactly(
                        entry("files", 2L),
                        entry("bytes", 6L),
                        entry("sha256", "de7ad4a6c2f0daea4b2e717eba13e90728ecb1f46840b4450916325b95905ea1"));
    }

    @Test
    void theOrderOfTheFilesMatters() throws IOException {
        assertThat(FILE.facts("abc", "def").get("sha256"))
                .isNotEqualTo(FILE.facts("def", "abc").get("sha256"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"`` , the file is empty", "` \n\t\r\n`, the file is blank: 5 bytes"})
    void aFileWithoutContentIsUnreadable(String content, String message) {
        assertThat(FILE.problem("abc", content)).contains(message);
    }

    @Test
    void anythingElseIsAFile() throws IOException {
        assertThat(FILE.readBytes(new byte[] {0, 0}).facts().count("bytes")).contains(2L);
        assertThat(FILE.facts("<html>an error page or a manual</html>")).containsEntry("files", 1L);
        assertThat(FILE.facts(" ".repeat(200_000) + "x")).containsEntry("bytes", 200_001L);
    }

    @Test
    void nothingIsRecognisedAsAPlainFile() {
        assertThat(FILE.recognises("abc")).isFalse();
    }
}
