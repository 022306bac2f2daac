package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text files that are small by nature. */
final class BoundedText {
    private BoundedText() {}

    /**
     * The whole file as text, without its byte order mark.
     *
     * @throws UnreadableException if it is larger than {@code maxBytes} or neither UTF-8 nor marked as UTF-16
     */
    static String read(InputStream bytes, int maxBytes) throws IOException {
        byte[] content = bytes.readNBytes(maxBytes + 1);
        if (content.length > maxBytes) {
            throw new UnreadableException("the file is larger than " + maxBytes + " bytes, which no such file needs");
        }
        try {
            String text = charset(content)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableException("the file is not UTF-8 text", 0, 0, e);
        }
    }

    private static Charset charset(byte[] content) {
        boolean utf16 = content.length >= 2
                && (content[0] == (byte) 0xFE && content[1] == (byte) 0xFF
                        || content[0] == (byte) 0xFF && content[1] == (byte) 0xFE);
        return utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }
}
