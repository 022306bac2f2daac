package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import static io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlInputs.SMALL;
import static io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlInputs.bytes;
import static io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlInputs.endless;
import static io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlInputs.failure;
import static io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlInputs.textOf;
import static io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlInputs.xs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made to read files, ask servers, fill the memory or take for ever (evidence rule 3). */
class XmlHostilityTest {
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
}
