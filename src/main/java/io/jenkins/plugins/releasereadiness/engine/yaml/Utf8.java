package io.jenkins.plugins.releasereadiness.engine.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns the bytes of a file into text, and says where they are none. */
public final class Utf8 {
    private Utf8() {}

    /**
     * @param name how a person knows the file
     * @param problems receives the place of the first byte that is not UTF-8, or that the file is too long
     * @return the text; empty if there is a problem
     */
    public static Optional<String> read(String name, byte[] bytes, Problems problems) {
        if (bytes.length > YamlFile.MAX_LENGTH) {
            problems.add(new Place(name, 1, 1), "the file has more than " + YamlFile.MAX_LENGTH + " bytes");
            return Optional.empty();
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (!result.isError()) {
            return Optional.of(text.toString());
        }
        String before = text.toString();
        int line =
                1 + (int) before.chars().filter(character -> character == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        problems.add(new Place(name, line, column), "this is not UTF-8 text; save the file as UTF-8");
        return Optional.empty();
    }
}
