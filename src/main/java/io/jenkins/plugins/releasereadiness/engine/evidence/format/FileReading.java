package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes. */
final class FileReading implements Reading {
    private static final int BUFFER = 1 << 16;

    private final MessageDigest ofDigests = sha256();
    private long files;
    private long total;
    private String last = "";

    @Override
    public void read(InputStream bytes) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        boolean blank = true;
        for (int got = bytes.read(buffer); got >= 0; got = bytes.read(buffer)) {
            digest.update(buffer, 0, got);
            size += got;
            blank = blank && isBlank(buffer, got);
        }
        if (blank) {
            throw new UnreadableException(
                    size == 0 ? "the file is empty" : "the file is blank: " + size + " bytes without a letter");
        }
        files++;
        total += size;
        last = HexFormat.of().formatHex(digest.digest());
        ofDigests.update((last + '\n').getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Outcome finish() {
        return Outcome.present(Facts.builder()
                .count("files", files)
                .count("bytes", total)
                .text("sha256", files == 1 ? last : HexFormat.of().formatHex(ofDigests.digest()))
                .build());
    }

    /** Whether it is nothing but white space of ASCII, which is that of UTF-8 text files. */
    private static boolean isBlank(byte[] bytes, int length) {
        for (int at = 0; at < length; at++) {
            if (bytes[at] != ' ' && (bytes[at] < '\t' || bytes[at] > '\r')) {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
