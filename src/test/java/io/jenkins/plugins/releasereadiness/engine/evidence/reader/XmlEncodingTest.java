package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import static io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlInputs.failure;
import static io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlInputs.textOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encodings that are declared, marked or wrong. */
class XmlEncodingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-8", "US-ASCII", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "UTF-16BE", "Shift_JIS"
            })
    void declaredEncodingsAreUnderstood(String name) throws IOException {
        String sign = name.equals("US-ASCII") ? "~" : name.equals("Shift_JIS") ? "あ" : "é";
        byte[] encoded =
                ("<?xml version='1.0' encoding='" + name + "'?>\n<a>" + sign + "</a>").getBytes(Charset.forName(name));
        assertThat(textOf(new ByteArrayInputStream(encoded))).isEqualTo(sign);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
    void byteOrderMarksAreUnderstood(String name) throws IOException {
        assertThat(textOf(new ByteArrayInputStream("\uFEFF<a>é😀</a>".getBytes(Charset.forName(name)))))
                .isEqualTo("é😀");
    }

    @Test
    void declaredUtf16InAFileOfSingleBytesIsUtf8() throws IOException {
        assertThat(textOf("<?xml version=\"1.0\" encoding=\"utf-16\"?><a>é</a>"))
                .isEqualTo("é");
    }

    @Test
    void blanksBeforeTheDeclarationDoNotMatter() throws IOException {
        assertThat(textOf("\n  <?xml version=\"1.0\"\n encoding=\"UTF-8\"?>\n<a>é</a>"))
                .isEqualTo("é");
    }

    @Test
    void otherEncodingsAreDecodedAcrossBlocks() throws IOException {
        String text = "äöü€".repeat(50_000);
        assertThat(textOf(new ByteArrayInputStream(("<a>" + text + "</a>").getBytes(StandardCharsets.UTF_16))))
                .isEqualTo(text);
    }

    @Test
    void bytesOfAnotherEncodingAreRefused() {
        assertThat(failure("<a>é</a>".getBytes(StandardCharsets.ISO_8859_1))).hasMessageContaining("not UTF-8");
        assertThat(failure("<?xml version='1.0' encoding='windows-1252'?><a>\u0081</a>"
                        .getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessageContaining("not windows-1252");
        byte[] fourByteLetters = new byte[34];
        fourByteLetters[0] = '<';
        fourByteLetters[19] = '\n';
        fourByteLetters[26] = '[';
        assertThat(failure(fourByteLetters)).hasMessageContaining("not text");
    }
}
