package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import static io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlInputs.SMALL;
import static io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlInputs.bytes;
import static io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlInputs.failure;
import static io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlInputs.textOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlCursorTest {
    @Test
    void childrenAreVisitedInOrderAndWhatIsLeftUnreadIsSkipped() throws IOException {
        List<String> seen = new ArrayList<>();
        XmlCursor.read(bytes(SMALL), xml -> {
            seen.add(xml.name() + xml.attribute("x"));
            xml.children(seen::add);
        });
        assertThat(seen).containsExactly("a1", "b", "c", "e");
    }

    @Test
    void textJoinsEscapesAndSectionsAndLeavesOutChildren() throws IOException {
        assertThat(textOf("<a>1 &amp; &#50;<b>no</b><!-- no --><![CDATA[<3>]]></a>"))
                .isEqualTo("1 & 2<3>");
    }

    @Test
    void namesAreGivenWithoutPrefixAndPrefixedAttributesAreOthers() throws IOException {
        XmlCursor.read(bytes("<p:a xmlns:p='urn:p' p:x='1' y='2'/>"), xml -> {
            assertThat(xml.name()).isEqualTo("a");
            assertThat(xml.attribute("x")).isNull();
            assertThat(xml.attribute("y")).isEqualTo("2");
            assertThat(xml.has("z")).isFalse();
        });
    }

    @Test
    void anElementIsReadOnce() throws IOException {
        XmlCursor.read(bytes(SMALL), xml -> {
            xml.skip();
            assertThatIllegalStateException().isThrownBy(xml::skip);
            assertThatIllegalStateException().isThrownBy(() -> xml.attribute("x"));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|this is an empty file",
                "'  \n\t '|this is a blank file",
                "<a><b>|the XML ends too early; the report is truncated",
                "<a b='|the XML ends too early; the report is truncated",
                "<?xml version='1.0'?>|the XML ends too early; the report is truncated",
                "<!DOCTYPE html><html><body><p></html>|an HTML page",
                "<!doctype HTML><html><br></html>|an HTML page",
                "<!-- page --><html><body/></html>|this is an HTML page",
                "'{\"runs\": []}'|it looks like a JSON object",
                "404 page not found|it looks like text that begins with \"404 page not found\"",
                "<a></b><c/></a>|this is not well-formed XML",
                "<a/><b/>|this is not well-formed XML",
                "<a b='1' b='2'/>|this is not well-formed XML",
                "<a>\u001b[31m</a>|there is a control character, which XML does not allow",
                "<a>&#27;</a>|there is a control character, which XML does not allow",
                "<a b='&#x0;'/>|there is a control character, which XML does not allow",
                "<?xml version='1.0' encoding='klingon'?><a/>|encoded in 'klingon'"
            })
    void whatIsNoXmlIsNamed(String text, String message) {
        assertThat(failure(text)).hasMessageContaining(message);
    }

    @Test
    void compressedFilesAreNamed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("<a/>".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(failure(packed.toByteArray())).hasMessageContaining("a file compressed with gzip");
        assertThat(failure(new byte[] {'P', 'K', 3, 4, 0, 0})).hasMessageContaining("a zip archive");
        assertThat(failure(new byte[5000])).hasMessageContaining("a binary file");
    }

    @Test
    void placesAreThoseOfTheFile() {
        assertThat(failure("<?xml version='1.0'?>\n<a>\n  <b></c></b>\n</a>\n\n")
                        .line())
                .isEqualTo(3);
        UnreadableException refused = catchThrowableOfType(
                UnreadableException.class,
                () -> XmlCursor.read(
                        bytes(" \n<?xml version='1.0'?>\n<a>\n  <b n='x'/></a>"),
                        xml -> xml.children(name -> xml.count("n"))));
        assertThat(refused.located("f.xml")).startsWith("f.xml:4:3: n should be a count");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "' 12 ',12", "9007199254740992,9007199254740992", "007,7"})
    void countsAreRead(String text, long expected) throws IOException {
        XmlCursor.read(
                bytes("<a n='" + text + "'/>"),
                xml -> assertThat(xml.count("n")).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "1e3", "9007199254740993", "99999999999999999999", "1,000", "NaN"})
    void whatIsNoCountIsRefused(String text) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> XmlCursor.read(bytes("<a n='" + text + "'/>"), xml -> xml.count("n")));
    }

    @Test
    void lenientReadingReplacesControlCharactersAndCountsThem() throws IOException {
        String raw = "<a x='\u0001'>" + "padding ".repeat(20_000) + "\u001b[31mred\u001b[0m\t\r\n\u000b\u000c\0</a>";
        XmlCursor.readLeniently(bytes(raw), xml -> {
            assertThat(xml.attribute("x")).isEqualTo("\u007f");
            assertThat(xml.text()).endsWith("\u007f[31mred\u007f[0m\t\n\u007f\u007f\u007f");
            assertThat(xml.replaced()).isEqualTo(6);
        });
    }
}
