package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlCursorTest {
    private static final String SMALL = "<a x='1'><b/>text<c><d/></c><!-- note --><e>&lt;more<![CDATA[<raw>]]></e></a>";

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
    void aDoctypeIsAllowedAndNeverLoaded() throws IOException {
        assertThat(textOf("<!DOCTYPE a PUBLIC '-//X//DTD Y//EN' 'file:///does/not/exist.dtd'><a>1</a>"))
                .isEqualTo("1");
        assertThat(
                        textOf(
                                "<!DOCTYPE a [<!ELEMENT a ANY><!-- <!ENTITY x 'y'> --><?p %x;?><!ATTLIST a b CDATA '%'>]><a>1</a>"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY x 'unused'>]><a/>",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://localhost/p.dtd'> %p;]><a/>",
                "<!DOCTYPE a [%p;]><a/>",
                "<!DOCTYPE a [<!ELEMENT a ANY><!ENTITY a0 'x'><!ENTITY a1 '&a0;&a0;'>]><a>&a1;</a>",
                "<!DOCTYPE a SYSTEM 'x.dtd'><a>&x;</a>",
                "<a><b>&x;</b></a>",
                "<a b='&x;'/>"
            })
    void entitiesAreRefused(String xml) {
        assertThat(failure(xml)).hasMessageContaining("entit");
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

    @Test
    void depthIsBounded() throws IOException {
        XmlCursor.read(bytes("<a>".repeat(200) + "</a>".repeat(200)), xml -> {});
        assertThat(failure("<a>".repeat(201) + "</a>".repeat(201))).hasMessageContaining("nested more than 200 deep");
    }

    @Test
    void manyAttributesAreRefusedBeforeTheyCostTime() {
        StringBuilder tag = new StringBuilder("<a");
        for (int i = 0; i < 300_000; i++) {
            tag.append(" b").append(i).append("=''");
        }
        assertThat(failure(tag + "/>")).hasMessageContaining("more than 1000 attributes");
        assertThat(failure(tag.toString().replace(" b", " xmlns:b").replace("''", "'u'") + "/>"))
                .hasMessageContaining("more than 1000 attributes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b%d/>", "<b c%d=''/>", "<b xmlns:c%d='u'/>", "<?b%d?>"})
    void manyNamesAreRefused(String one) {
        StringBuilder elements = new StringBuilder("<a>");
        for (int i = 0; i < 10_000; i++) {
            elements.append(one.replace("%d", String.valueOf(i)));
        }
        assertThat(failure(elements + "</a>")).hasMessageContaining("more than 5000 different names");
    }

    @Test
    void hugeAttributesTextsAndDoctypesAreRefusedWhereTheyWouldBeHeldInMemory() {
        assertThat(failure(endless("<a b='"))).hasMessageContaining("longer than 4 MiB");
        assertThat(failure(endless("<!DOCTYPE a ["))).hasMessageContaining("longer than 4 MiB");
        assertThat(failure(endless("<a"))).hasMessageContaining("longer than 4 MiB");
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> XmlCursor.read(endless("<a>"), XmlCursor::text))
                .withMessageContaining("longer than 4 MiB");
    }

    @Test
    void hugeTextsThatNobodyAsksForAreSkipped() throws IOException {
        for (String container : List.of("<a>", "<a><![CDATA[", "<a><!--", "<a><?p ")) {
            String close = container.equals("<a>")
                    ? ""
                    : container.endsWith("[") ? "]]>" : container.endsWith("-") ? "-->" : "?>";
            InputStream text = new SequenceInputStream(
                    new ByteArrayInputStream(container.getBytes(StandardCharsets.UTF_8)),
                    new SequenceInputStream(xs(12 << 20), bytes(close + "<b c='1'/></a>")));
            List<String> seen = new ArrayList<>();
            XmlCursor.read(text, xml -> xml.children(name -> seen.add(name + xml.attribute("c"))));
            assertThat(seen).containsExactly("b1");
        }
    }

    @Test
    void interruptionStopsTheReading() {
        Thread.currentThread().interrupt();
        Throwable thrown = catchThrowable(() -> XmlCursor.read(endless("<a>"), XmlCursor::skip));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isInstanceOf(InterruptedIOException.class);

        thrown = catchThrowable(() -> XmlCursor.read(endless("<a>"), xml -> {
            Thread.currentThread().interrupt();
            xml.skip();
        }));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void errorsOfTheStreamBelowAreKept() {
        InputStream broken = new SequenceInputStream(bytes("<a>" + " ".repeat(100_000)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }
        });
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> XmlCursor.read(broken, XmlCursor::skip))
                .withMessage("disk on fire")
                .isNotInstanceOf(UnreadableException.class);
    }

    @Test
    void everyTruncationIsUnreadable() {
        byte[] whole = ("<?xml version='1.0'?><!DOCTYPE a SYSTEM 'x'>" + SMALL).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            failure(Arrays.copyOf(whole, length));
        }
    }

    private static UnreadableException failure(String text) {
        return failure(text.getBytes(StandardCharsets.UTF_8));
    }

    private static UnreadableException failure(byte[] bytes) {
        return failure(new ByteArrayInputStream(bytes));
    }

    private static UnreadableException failure(InputStream bytes) {
        UnreadableException thrown = catchThrowableOfType(
                UnreadableException.class, () -> XmlCursor.read(bytes, xml -> xml.children(name -> {})));
        assertThat(thrown).isNotNull();
        return thrown;
    }

    private static String textOf(String text) throws IOException {
        return textOf(bytes(text));
    }

    private static String textOf(InputStream bytes) throws IOException {
        List<String> text = new ArrayList<>();
        XmlCursor.read(bytes, xml -> text.add(xml.text()));
        return text.get(0);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream endless(String begin) {
        return new SequenceInputStream(bytes(begin), xs(Long.MAX_VALUE));
    }

    private static InputStream xs(long count) {
        return new InputStream() {
            private long left = count;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int some = (int) Math.min(left, length);
                Arrays.fill(into, offset, offset + some, (byte) 'x');
                left -= some;
                return some;
            }
        };
    }
}
