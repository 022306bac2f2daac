package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts the tests of one file, executions of the same test as one if any of them failed (evidence rule 7).
 *
 * <p>Whether an execution that passed has to be merged is known only when the file ends, as the failure may come later.
 * So each execution is kept, as 8 bytes: 61 bits of the hash of its name and three of its outcome. Executions that did
 * not fail are just written down one after the other, and looked through once in the end if there were failures; only
 * failures, of which there are few, go into a table. Two of a million tests have the same hash with a chance of less
 * than one in a million, and it matters only if exactly one of them failed.
 */
final class TestReruns {
    private static final int CODE_BITS = 3;
    private static final long CODE = (1 << CODE_BITS) - 1;
    private static final int BLOCK = 1 << 14;
    private static final int SMALLEST_TABLE = 1 << 6;

    private final TestTally tally;

    /** Executions that did not fail: hash and outcome. */
    private final List<long[]> others = new ArrayList<>();

    private int inLastBlock = BLOCK;

    /** Tests that failed, by open addressing: hash and outcome if it ended now; 0 is free. */
    private long[] failures = new long[SMALLEST_TABLE];

    private int failed;

    /** @param tally what the tests are counted into */
    TestReruns(TestTally tally) {
        this.tally = tally;
    }

    /**
     * An execution.
     *
     * @param hash of all that names the test, well mixed
     */
    void add(long hash, TestOutcome outcome) {
        if (outcome == TestOutcome.FAILED || outcome == TestOutcome.ERROR) {
            int slot = slot(hash);
            if (failures[slot] == 0) {
                failed++;
            }
            failures[slot] = entry(hash, outcome);
            if (failed > failures.length / 4 * 3) {
                grow();
            }
        } else {
            tally.add(outcome);
            if (inLastBlock == BLOCK) {
                others.add(new long[BLOCK]);
                inLastBlock = 0;
            }
            others.get(others.size() - 1)[inLastBlock++] = entry(hash, outcome);
        }
    }

    /** The file ends: all is in the tally after this. */
    void endFile() {
        if (failed > 0) {
            for (int block = 0; block < others.size(); block++) {
                int length = block + 1 == others.size() ? inLastBlock : BLOCK;
                merge(others.get(block), length);
            }
            for (long failure : failures) {
                if (failure != 0) {
                    tally.add(TestOutcome.ofCode(failure & CODE));
                }
            }
        }
        // Most sources are many small files, so the first block and a small table are used again.
        if (others.size() > 1) {
            others.subList(1, others.size()).clear();
        }
        inLastBlock = others.isEmpty() ? BLOCK : 0;
        if (failures.length > SMALLEST_TABLE) {
            failures = new long[SMALLEST_TABLE];
        } else {
            Arrays.fill(failures, 0);
        }
        failed = 0;
    }

    private void merge(long[] executions, int length) {
        for (int i = 0; i < length; i++) {
            int slot = slot(executions[i]);
            if (failures[slot] != 0) {
                TestOutcome outcome = TestOutcome.ofCode(executions[i] & CODE);
                tally.remove(outcome);
                if (outcome != TestOutcome.SKIPPED) {
                    failures[slot] = entry(failures[slot], TestOutcome.FLAKY);
                }
            }
        }
    }

    /** Never 0, as neither failures nor flaky tests have the code 0. */
    private static long entry(long hash, TestOutcome outcome) {
        return hash & ~CODE | outcome.ordinal();
    }

    /** Where the hash stands in the table, or the free place for it. */
    private int slot(long hash) {
        int mask = failures.length - 1;
        int slot = (int) (hash >>> CODE_BITS) & mask;
        while (failures[slot] != 0 && (failures[slot] ^ hash) >>> CODE_BITS != 0) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = failures;
        failures = new long[old.length * 2];
        Arrays.stream(old).filter(failure -> failure != 0).forEach(failure -> failures[slot(failure)] = failure);
    }
}
