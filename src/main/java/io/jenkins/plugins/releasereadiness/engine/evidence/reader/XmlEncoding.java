package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an XML document is written in (XML 1.0 appendix F): by its byte order mark, then by the width of its first
 * characters, then by its declaration. The width wins over a declaration that cannot be true: .NET often declares
 * UTF-16 in files that are UTF-8.
 *
 * @param charset what to decode with; {@link StandardCharsets#UTF_8} also for US-ASCII
 * @param mark length of the byte order mark, 0 if there is none
 */
record XmlEncoding(Charset charset, int mark) {
    private static final Pattern DECLARATION = Pattern.compile("\\s*(<\\?xml\\s[^>]*?\\?>)");
    private static final Pattern ENCODING = Pattern.compile("\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");

    /**
     * @throws UnreadableException if the bytes do not begin like XML, or the encoding is not known
     */
    static XmlEncoding of(Head head) throws UnreadableException {
        if (!head.looksLikeXml()) {
            throw Lookalike.refuse("an XML report", head);
        }
        boolean undeclared = head.markLength() > 0 || head.charset() != StandardCharsets.UTF_8;
        return new XmlEncoding(undeclared ? head.charset() : declared(head.text()), head.markLength());
    }

    private static Charset declared(String text) throws UnreadableException {
        Matcher declaration = declaration(text);
        if (!declaration.lookingAt()) {
            return StandardCharsets.UTF_8;
        }
        Matcher encoding = ENCODING.matcher(declaration.group(1));
        String name = encoding.find() ? encoding.group(1).toUpperCase(Locale.ROOT) : "UTF-8";
        if (name.startsWith("UTF-16") || name.startsWith("UTF-32") || name.startsWith("UCS-")) {
            return StandardCharsets.UTF_8;
        }
        try {
            Charset charset = Charset.forName(name);
            return charset == StandardCharsets.US_ASCII ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(
                    "the XML says that it is encoded in '" + Shown.line(encoding.group(1), 40)
                            + "', which is not known",
                    1,
                    1,
                    e);
        }
    }

    /** Makes blanks of the declaration, which would tell the parser of the encoding before. */
    static void blankDeclaration(byte[] utf8, int length) {
        Matcher declaration =
                declaration(new String(utf8, 0, Math.min(length, Head.SIZE), StandardCharsets.ISO_8859_1));
        if (declaration.lookingAt()) {
            for (int i = declaration.start(1); i < declaration.end(1); i++) {
                utf8[i] = utf8[i] == '\n' || utf8[i] == '\r' ? utf8[i] : (byte) ' ';
            }
        }
    }

    /** As {@link #blankDeclaration(byte[], int)}. */
    static void blankDeclaration(CharBuffer chars) {
        Matcher declaration = declaration(chars);
        if (declaration.lookingAt()) {
            for (int i = declaration.start(1); i < declaration.end(1); i++) {
                char c = chars.charAt(i);
                chars.put(chars.position() + i, c == '\n' || c == '\r' ? c : ' ');
            }
        }
    }

    private static Matcher declaration(CharSequence text) {
        return DECLARATION.matcher(text);
    }
}
