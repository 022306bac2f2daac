package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlCursor;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** JaCoCo counts the same lines in classes, source files, packages and so on; only the outermost counters are read. */
final class JacocoReading implements Reading {
    private final CoverageTotals totals = new CoverageTotals();
    private final MeasuredAt measuredAt = new MeasuredAt();

    @Override
    public void read(InputStream bytes) throws IOException {
        Counters counters = new Counters();
        XmlCursor.read(bytes, xml -> {
            if (!xml.name().equals("report") || !counters.read(xml)) {
                throw xml.refuse("a JaCoCo report");
            }
        });
        totals.addFile(counters.lines.covered, counters.lines.total);
        if (counters.branches.there) {
            totals.addBranches(counters.branches.covered, counters.branches.total);
        }
        measuredAt.endFile();
    }

    @Override
    public Outcome finish() {
        return totals.outcome(
                "the report counts no line (0 lines instrumented); check that classes are compiled with debug information"
                        + " and that the tests ran with the JaCoCo agent",
                measuredAt);
    }

    /** One counter of a level, or the sum of those of the levels within. */
    private static final class Counter {
        private boolean there;
        private long covered;
        private long total;

        void read(XmlCursor xml, String type) throws UnreadableException {
            if (there) {
                throw xml.unreadable("there are two counters of the type " + type + " in one element");
            }
            add(xml.count("covered"), xml.count("missed"));
        }

        void add(Counter other) throws UnreadableException {
            if (other.there) {
                add(other.covered, other.total - other.covered);
            }
        }

        private void add(long moreCovered, long moreMissed) throws UnreadableException {
            there = true;
            covered += moreCovered;
            total = CoverageTotals.limited(total + moreCovered + moreMissed);
        }
    }

    /** The counters of one report, group or package. */
    private final class Counters {
        private Counter lines = new Counter();
        private Counter branches = new Counter();
        private final Counter linesWithin = new Counter();
        private final Counter branchesWithin = new Counter();
        private boolean counted;
        private boolean known;
        private boolean unknown;

        /** Whether it held what a JaCoCo report holds, or nothing at all. */
        boolean read(XmlCursor xml) throws IOException {
            xml.children(name -> child(xml, name));
            if (!counted) {
                lines = linesWithin;
                branches = branchesWithin;
            }
            return known || !unknown;
        }

        private void child(XmlCursor xml, String name) throws IOException {
            switch (name) {
                case "counter" -> {
                    known = true;
                    count(xml);
                }
                case "group", "package" -> {
                    known = true;
                    Counters within = new Counters();
                    within.read(xml);
                    linesWithin.add(within.lines);
                    branchesWithin.add(within.branches);
                }
                case "sessioninfo" -> {
                    known = true;
                    measured(xml.attribute("dump"));
                }
                default -> unknown = true;
            }
        }

        private void count(XmlCursor xml) throws UnreadableException {
            counted = true;
            String type = String.valueOf(xml.attribute("type"));
            switch (type) {
                case "LINE" -> lines.read(xml, type);
                case "BRANCH" -> branches.read(xml, type);
                default -> {}
            }
        }
    }

    private void measured(String milliseconds) {
        long time = milliseconds == null ? -1 : XmlCursor.parseCount(milliseconds);
        if (time > 0) {
            measuredAt.see(Instant.ofEpochMilli(time));
        }
    }
}
