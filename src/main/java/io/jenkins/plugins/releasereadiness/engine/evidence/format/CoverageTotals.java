package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;

/** The coverage of a source, over all its files (evidence rule 12). */
final class CoverageTotals {
    private long linesCovered;
    private long lines;
    private long branchesCovered;
    private long branches;
    private boolean branchData;
    private long files;
    private long filesWithoutLines;

    /** A file ends; {@code covered} of {@code total} lines. */
    void addFile(long covered, long total) throws UnreadableException {
        linesCovered += covered;
        lines = limited(lines + total);
        files++;
        filesWithoutLines += total == 0 ? 1 : 0;
    }

    /** Branches of a file, which may be 0 of 0; not to be called for a file that tells of no branches. */
    void addBranches(long covered, long total) throws UnreadableException {
        branchesCovered += covered;
        branches = limited(branches + total);
        branchData = true;
    }

    /**
     * @param nothing why no line was measured, where that is so
     * @param measuredAt what the files say of their time
     */
    Outcome outcome(String nothing, MeasuredAt measuredAt) {
        Facts.Builder facts =
                Facts.builder().count("line.covered", linesCovered).count("line.total", lines);
        if (lines > 0) {
            facts.percent("line.percent", linesCovered, lines);
        }
        if (branchData) {
            facts.count("branch.covered", branchesCovered).count("branch.total", branches);
            if (lines > 0) {
                facts.percent("branch.percent", branchesCovered, branches);
            }
        }
        Outcome outcome = lines == 0
                ? Outcome.vacuous(facts.build(), nothing)
                : Outcome.present(facts.build())
                        .withMessage(
                                filesWithoutLines == 0
                                        ? ""
                                        : filesWithoutLines + " of " + files + " files tell of no line");
        return outcome.measuredAt(measuredAt);
    }

    /** The count itself (evidence rule 5). */
    static long limited(long count) throws UnreadableException {
        if (count > Facts.MAX_COUNT) {
            throw new UnreadableException("the counts add up to more than 2^53");
        }
        return count;
    }
}
