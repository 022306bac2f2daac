package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** XML for the tests, and what becomes of it. */
final class XmlInputs {
    static final String SMALL = "<a x='1'><b/>text<c><d/></c><!-- note --><e>&lt;more<![CDATA[<raw>]]></e></a>";

    static UnreadableException failure(String text) {
        return failure(text.getBytes(StandardCharsets.UTF_8));
    }

    static UnreadableException failure(byte[] bytes) {
        return failure(new ByteArrayInputStream(bytes));
    }

    static UnreadableException failure(InputStream bytes) {
        UnreadableException thrown = catchThrowableOfType(
                UnreadableException.class, () -> XmlCursor.read(bytes, xml -> xml.children(name -> {})));
        assertThat(thrown).isNotNull();
        return thrown;
    }

    static String textOf(String text) throws IOException {
        return textOf(bytes(text));
    }

    static String textOf(InputStream bytes) throws IOException {
        List<String> text = new ArrayList<>();
        XmlCursor.read(bytes, xml -> text.add(xml.text()));
        return text.get(0);
    }

    static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static InputStream endless(String begin) {
        return new SequenceInputStream(bytes(begin), xs(Long.MAX_VALUE));
    }

    static InputStream xs(long count) {
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

    private XmlInputs() {}
}
