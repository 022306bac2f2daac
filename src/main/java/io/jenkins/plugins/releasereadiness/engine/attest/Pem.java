package io.jenkins.plugins.releasereadiness.engine.attest;

import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException.Kind;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of a PEM text (RFC 7468); text around them is ignored, as the standard has it. */
final class Pem {
    /**
     * @param label for example {@code PUBLIC KEY}
     * @param der what the block holds
     */
    record Block(String label, byte[] der) {}

    private static final int MAX_LENGTH = 1 << 20;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private Pem() {}

    static List<Block> read(String text) throws AttestationException {
        if (text.length() > MAX_LENGTH) {
            throw new AttestationException(Kind.BAD_KEY, "the key file is too long; a few PEM blocks were expected");
        }
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            try {
                byte[] der = Base64.getDecoder().decode(matcher.group(2).replaceAll("\\s", ""));
                blocks.add(new Block(matcher.group(1), der));
            } catch (IllegalArgumentException e) {
                throw new AttestationException(
                        Kind.BAD_KEY, "the PEM block '" + matcher.group(1) + "' is not valid base64", e);
            }
        }
        return blocks;
    }
}
