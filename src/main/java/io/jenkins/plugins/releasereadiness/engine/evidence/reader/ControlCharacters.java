package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Replaces the control characters that XML 1.0 does not allow (section 2.2), such as the ESC of coloured test output,
 * which many tools write into their reports as it is. All are single bytes in UTF-8, so the length stays.
 */
final class ControlCharacters {
    /** DEL: allowed in XML, and hardly ever in a report on purpose. */
    static final char REPLACEMENT = 0x7F;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x80 * ONES;

    private ControlCharacters() {}

    /** Replaces them in the first {@code length} bytes and tells how many there were. */
    static int replace(byte[] bytes, int length) {
        int replaced = 0;
        int i = 0;
        // 32 bytes at a time, as this sees every byte of every report and almost never finds one.
        for (; i + 32 <= length; i += 32) {
            long one = (long) LONGS.get(bytes, i);
            long two = (long) LONGS.get(bytes, i + 8);
            long three = (long) LONGS.get(bytes, i + 16);
            long four = (long) LONGS.get(bytes, i + 24);
            if ((mayControl(one) | mayControl(two) | mayControl(three) | mayControl(four)) != 0
                    && (disallowed(one) | disallowed(two) | disallowed(three) | disallowed(four)) != 0) {
                replaced += replaceEach(bytes, i, i + 32);
            }
        }
        return replaced + replaceEach(bytes, i, length);
    }

    /** Not 0 if any byte is below a blank. */
    private static long mayControl(long eight) {
        return eight - ' ' * ONES & ~eight & HIGH_BITS;
    }

    /** The high bit of each byte that is a control character but no tab and no end of a line. */
    private static long disallowed(long eight) {
        long spaces = below(eight, 14) & ~below(eight, 9) & ~(below(eight, 13) & ~below(eight, 11));
        return below(eight, ' ') & ~spaces;
    }

    private static int replaceEach(byte[] bytes, int from, int to) {
        int replaced = 0;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                bytes[i] = REPLACEMENT;
                replaced++;
            }
        }
        return replaced;
    }

    /** The high bit of each byte that is, unsigned, below {@code limit} (1 to 128). */
    private static long below(long eight, int limit) {
        return ~((eight | HIGH_BITS) - limit * ONES | eight) & HIGH_BITS;
    }
}
