package io.jenkins.plugins.releasereadiness.engine.evidence.format;

/**
 * Lines of source files with their coverage, each once however often it is reported (evidence rule 11). 64 neighbouring
 * lines are one entry, so the largest projects fit; lines far apart take hardly more than their text does.
 */
final class LineTable {
    private static final int BLOCK_BITS = 6;
    private static final int BLOCK_MASK = (1 << BLOCK_BITS) - 1;

    /** Per block of lines, as bits: those that are there, those that were hit. */
    private final LongPairs blocks = new LongPairs();

    /** Per line with branches: how many are covered, how many there are. */
    private final LongPairs branches = new LongPairs();

    /**
     * A line; it was hit if any report of it says so.
     *
     * @param file hash of the file's name
     */
    void line(long file, long number, boolean hit) {
        int place = blocks.place(NameHash.with(file, number >>> BLOCK_BITS));
        long bit = 1L << (number & BLOCK_MASK);
        blocks.set(place, blocks.first(place) | bit, blocks.second(place) | (hit ? bit : 0));
    }

    /** Branches of a line; of several reports of it, the best. */
    void branches(long file, long number, long covered, long total) {
        int place = branches.place(NameHash.with(file, number));
        branches.set(place, Math.max(branches.first(place), covered), Math.max(branches.second(place), total));
    }

    /** Whether any line was reported with branches. */
    boolean hasBranches() {
        return !branches.isEmpty();
    }

    /** How many lines: hit, and altogether. */
    long[] lines() {
        long[] sums = new long[2];
        blocks.forEach((there, hit) -> {
            sums[0] += Long.bitCount(hit);
            sums[1] += Long.bitCount(there);
        });
        return sums;
    }

    /** How many branches: covered, and altogether. */
    long[] branches() {
        long[] sums = new long[2];
        branches.forEach((covered, total) -> {
            // Each is at most 2^53, so that a sum that stops growing here is far beyond what is accepted.
            sums[0] = Math.min(Long.MAX_VALUE / 2, sums[0] + covered);
            sums[1] = Math.min(Long.MAX_VALUE / 2, sums[1] + total);
        });
        return sums;
    }
}
