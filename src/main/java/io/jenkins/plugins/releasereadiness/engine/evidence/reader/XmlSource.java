package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import com.fasterxml.aalto.in.XmlScanner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of an XML document as the parser gets them: always UTF-8 without declaration, whatever the file is written
 * in, and guarded while they pass. The parser itself knows no limits, and it only asks for more bytes where a limit can
 * be broken, so this is the place to enforce them.
 *
 * <p>Lines and columns stay those of the file: the declaration is blanked out, not removed.
 */
final class XmlSource extends InputStream {
    /** Longest tag, declaration or text that is held in memory, in bytes of UTF-8. */
    static final int MAX_TOKEN = 4 << 20;

    /** The parser compares each attribute with all the others. */
    static final int MAX_ATTRIBUTES = 1000;

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final Head head;
    private final boolean lenient;
    private final Charset charset;

    /** Only for what is not UTF-8. */
    private final Reader decoded;

    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final CharBuffer chars;
    private boolean decodedToEnd;

    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private boolean atStart = true;

    private XmlScanner scanner;
    private long passed;
    private long skippable = -1;
    private boolean holding;
    private long replaced;

    /**
     * @param lenient whether control characters that XML does not allow are replaced instead of refused
     * @throws UnreadableException if the bytes begin like something else than XML
     */
    XmlSource(InputStream bytes, boolean lenient) throws IOException {
        this.in = new InterruptibleInput(bytes);
        this.lenient = lenient;
        byte[] first = in.readNBytes(Head.SIZE);
        this.head = new Head("", first);
        XmlEncoding encoding = XmlEncoding.of(head);
        this.charset = encoding.charset();
        if (charset == StandardCharsets.UTF_8) {
            decoded = null;
            chars = null;
            end = first.length - encoding.mark();
            System.arraycopy(first, encoding.mark(), buffer, 0, end);
            XmlEncoding.blankDeclaration(buffer, end);
            repair();
        } else {
            decoded = new InputStreamReader(
                    new SequenceInputStream(
                            new ByteArrayInputStream(first, encoding.mark(), first.length - encoding.mark()), in),
                    charset.newDecoder());
            chars = CharBuffer.allocate(BUFFER / 4).flip();
        }
    }

    /** The beginning of the file. */
    Head head() {
        return head;
    }

    /** Whose progress is watched from now on. */
    void watch(XmlScanner parser) {
        this.scanner = parser;
    }

    /** Tells that the token beginning at this offset is skipped by the parser without being held in memory. */
    void skipping(long tokenStart) {
        this.skippable = tokenStart;
    }

    /** Tells whether the parser is about to hold the token at hand in memory after all. */
    void holding(boolean inMemory) {
        this.holding = inMemory;
    }

    /** How many characters had to be replaced so far. */
    long replaced() {
        return replaced;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (scanner != null) {
            enforceLimits();
        }
        if (next == end && !fill()) {
            return -1;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(buffer, next, into, offset, count);
        next += count;
        passed += count;
        return count;
    }

    private void enforceLimits() throws UnreadableException {
        long tokenStart = scanner.getStartingByteOffset();
        boolean skipped = tokenStart == skippable && !holding;
        if (!skipped && passed - tokenStart > MAX_TOKEN) {
            throw refused("a tag or text is longer than " + (MAX_TOKEN >> 20) + " MiB, which no report needs");
        }
        if (scanner.getAttrCollector().getCount() > MAX_ATTRIBUTES || scanner.getNsCount() > MAX_ATTRIBUTES) {
            throw refused("an element has more than " + MAX_ATTRIBUTES + " attributes, which no report needs");
        }
    }

    private UnreadableException refused(String message) {
        return new UnreadableException(message, scanner.getCurrentLineNr(), scanner.getCurrentColumnNr());
    }

    private boolean fill() throws IOException {
        next = 0;
        end = 0;
        if (decoded != null) {
            transcode();
        } else {
            end = Math.max(0, in.read(buffer, 0, BUFFER));
        }
        repair();
        return end > 0;
    }

    private void repair() {
        if (lenient) {
            replaced += ControlCharacters.replace(buffer, end);
        }
    }

    private void transcode() throws IOException {
        ByteBuffer out = ByteBuffer.wrap(buffer);
        while (out.position() == 0 && !decodedToEnd) {
            chars.compact();
            try {
                decodedToEnd = decoded.read(chars) < 0;
            } catch (CharacterCodingException e) {
                throw new UnreadableException("there are bytes that are not " + charset.name(), 0, 0, e);
            }
            chars.flip();
            if (atStart) {
                XmlEncoding.blankDeclaration(chars);
                atStart = false;
            }
            CoderResult result = encoder.encode(chars, out, decodedToEnd);
            if (result.isError()) {
                throw new UnreadableException("there is half a character, which " + charset.name() + " does not allow");
            }
        }
        end = out.position();
    }
}
