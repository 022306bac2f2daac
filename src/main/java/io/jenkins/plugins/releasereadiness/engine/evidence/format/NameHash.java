package io.jenkins.plugins.releasereadiness.engine.evidence.format;

/** A 64-bit hash of several names in their order, good enough to tell millions of them apart. */
final class NameHash {
    /** Of no name. */
    static final long EMPTY = 0x9E3779B97F4A7C15L;

    private static final long FACTOR = 0xD6E8FEB86659FD93L;

    private NameHash() {}

    /** The hash of what {@code before} is the hash of, and one more name. */
    static long with(long before, String name) {
        long hash = before;
        int length = name.length();
        int i = 0;
        // Four characters in one short step; one by one it was an eighth of the whole reading.
        for (; i + 4 <= length; i += 4) {
            long four = name.charAt(i)
                    | (long) name.charAt(i + 1) << 16
                    | (long) name.charAt(i + 2) << 32
                    | (long) name.charAt(i + 3) << 48;
            hash = (hash ^ four) * FACTOR;
            hash ^= hash >>> 32;
        }
        for (; i < length; i++) {
            hash = mixed(hash ^ name.charAt(i));
        }
        return mixed(hash ^ ~(long) length);
    }

    /** The hash of what {@code before} is the hash of, and a number; of two numbers never the same. */
    static long with(long before, long number) {
        return mixed(before ^ number);
    }

    /** A bijection of which every bit depends on every other. */
    private static long mixed(long value) {
        long mixed = (value ^ value >>> 32) * FACTOR;
        return (mixed ^ mixed >>> 32) * FACTOR;
    }
}
