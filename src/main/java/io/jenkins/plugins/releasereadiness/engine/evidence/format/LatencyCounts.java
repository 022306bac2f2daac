package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts whole milliseconds, so that percentiles of any number of samples are exact in bounded memory: a byte per
 * millisecond up to {@link #DENSE}, in pages that appear with their first sample, and maps for what does not fit there.
 */
final class LatencyCounts {
    /** About 70 minutes. */
    static final int DENSE = 1 << 22;

    /** So many different times beyond {@link #DENSE} are no load test any more. */
    static final int MAX_RARE = 50_000;

    private static final int PAGE = 1 << 12;
    private static final int BYTE_RANGE = 256;

    private final byte[][] pages = new byte[DENSE / PAGE][];
    /** Full rounds of {@value #BYTE_RANGE} of each byte. */
    private final Map<Integer, Long> rounds = new TreeMap<>();

    private final TreeMap<Long, Long> rare = new TreeMap<>();
    private long count;
    private long sum;
    private long max;

    /**
     * Counts one sample.
     *
     * @param milliseconds 0 or more
     * @throws UnreadableException if the samples are beyond what a load test can measure
     */
    void add(long milliseconds) throws UnreadableException {
        if (milliseconds < DENSE) {
            int at = (int) milliseconds;
            int page = at / PAGE;
            if (pages[page] == null) {
                pages[page] = new byte[PAGE];
            }
            if (++pages[page][at % PAGE] == 0) {
                rounds.merge(at, 1L, Long::sum);
            }
        } else {
            rare.merge(milliseconds, 1L, Long::sum);
            if (rare.size() > MAX_RARE) {
                throw new UnreadableException("more than " + MAX_RARE + " samples took longer than " + DENSE / 60_000
                        + " minutes; these cannot be milliseconds of a load test");
            }
        }
        count++;
        max = Math.max(max, milliseconds);
        try {
            sum = Math.addExact(sum, milliseconds);
        } catch (ArithmeticException e) {
            throw new UnreadableException("the times add up to more than 2^63 milliseconds");
        }
    }

    long count() {
        return count;
    }

    long max() {
        return max;
    }

    /** The mean; NaN without samples. */
    double mean() {
        return (double) sum / count;
    }

    /**
     * The percentile by nearest rank (evidence rule 24): the smallest time that at least {@code percent} of 100 samples
     * do not exceed.
     *
     * @param percent 1 to 100
     */
    long percentile(int percent) {
        long rank = (count * percent + 99) / 100;
        long seen = 0;
        for (int page = 0; page < pages.length; page++) {
            for (int at = 0; pages[page] != null && at < PAGE; at++) {
                int value = page * PAGE + at;
                if (pages[page][at] != 0 || rounds.containsKey(value)) {
                    seen += (pages[page][at] & 0xFF) + BYTE_RANGE * rounds.getOrDefault(value, 0L);
                    if (seen >= rank) {
                        return value;
                    }
                }
            }
        }
        for (Map.Entry<Long, Long> entry : rare.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        return max;
    }
}
