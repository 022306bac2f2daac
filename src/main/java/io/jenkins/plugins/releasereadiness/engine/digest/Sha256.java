package io.jenkins.plugins.releasereadiness.engine.digest;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256 digests, written as 64 lower-case hexadecimal digits. */
public final class Sha256 {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER = 1 << 16;

    private Sha256() {}

    /** The digest of {@code bytes}. */
    public static String of(byte[] bytes) {
        return hex(start().digest(bytes));
    }

    /**
     * The digest of everything the stream still holds; it is not closed.
     *
     * @throws IOException if the stream cannot be read
     */
    public static String of(InputStream stream) throws IOException {
        MessageDigest digest = start();
        byte[] buffer = new byte[BUFFER];
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
            digest.update(buffer, 0, n);
        }
        return finish(digest);
    }

    /** A digest to be fed; end it with {@link #finish}. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    /** Ends {@code digest} and resets it. */
    public static String finish(MessageDigest digest) {
        return hex(digest.digest());
    }

    /** Whether {@code text} is written as a digest is. */
    public static boolean isHex(String text) {
        return HEX.matcher(text).matches();
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
