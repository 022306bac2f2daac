package io.jenkins.plugins.releasereadiness.engine.evidence.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Changes reports a little: bytes, words, pieces, encodings. */
final class Mutator {
    private static final int LONGEST = 1 << 14;
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1);

    private final RandomGenerator random;

    Mutator(RandomGenerator random) {
        this.random = random;
    }

    /** A report with one to eight changes; pieces of {@code other} may come into it. */
    byte[] mutate(byte[] report, byte[] other) {
        byte[] changed = report;
        for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
            changed = change(changed, other);
        }
        return changed.length > LONGEST ? Arrays.copyOf(changed, LONGEST) : changed;
    }

    private byte[] change(byte[] bytes, byte[] other) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + random.nextInt(1 + (random.nextBoolean() ? 8 : bytes.length)));
        return switch (random.nextInt(9)) {
            case 0 -> replace(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            case 1 -> replace(bytes, at, at, word());
            case 2 -> value(bytes, at);
            case 3 -> replace(bytes, at, end, new byte[0]);
            case 4 -> replace(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            case 5 -> replace(bytes, at, end, piece(other));
            case 6 -> Arrays.copyOf(bytes, at);
            case 7 -> repeat(bytes, at, end);
            default ->
                random.nextInt(20) == 0
                        ? new String(bytes, StandardCharsets.UTF_8)
                                .getBytes(CHARSETS.get(random.nextInt(CHARSETS.size())))
                        : value(bytes, at);
        };
    }

    /** Puts a word in the place of the number, name or text at hand. */
    private byte[] value(byte[] bytes, int at) {
        int from = Math.min(at, Math.max(0, bytes.length - 1));
        int to = from;
        while (from > 0 && isWord(bytes[from - 1])) {
            from--;
        }
        while (to < bytes.length && isWord(bytes[to])) {
            to++;
        }
        return replace(bytes, from, to, word());
    }

    private byte[] repeat(byte[] bytes, int at, int end) {
        ByteArrayOutputStream repeated = new ByteArrayOutputStream();
        for (int times = random.nextInt(300); times > 0 && repeated.size() < LONGEST; times--) {
            repeated.write(bytes, at, end - at);
        }
        return replace(bytes, at, end, repeated.toByteArray());
    }

    private byte[] piece(byte[] other) {
        int from = random.nextInt(other.length + 1);
        return Arrays.copyOfRange(other, from, from + random.nextInt(other.length - from + 1));
    }

    private byte[] word() {
        return FuzzSeeds.WORDS.get(random.nextInt(FuzzSeeds.WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isWord(byte b) {
        return Character.isLetterOrDigit(b & 0xFF) || b == '.' || b == '-' || b == '_';
    }

    private static byte[] replace(byte[] bytes, int from, int to, byte[] by) {
        ByteArrayOutputStream replaced = new ByteArrayOutputStream();
        replaced.write(bytes, 0, from);
        replaced.writeBytes(by);
        replaced.write(bytes, to, bytes.length - to);
        return replaced.toByteArray();
    }
}
