package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReportTime;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlCursor;
import java.io.IOException;
import java.io.InputStream;

/** All files of a source add up; executions of one test are merged within a file only, as each file is a run. */
final class JunitReading implements Reading {
    private final TestTally tally = new TestTally();
    private final TestReruns reruns = new TestReruns(tally);
    private final SecondsSum seconds = new SecondsSum();
    private final MeasuredAt measuredAt = new MeasuredAt();
    private final JunitCase testCase = new JunitCase();
    private long executions;
    private long claimed;
    private long claimedByFile;
    private long replaced;

    @Override
    public void read(InputStream bytes) throws IOException {
        XmlCursor.readLeniently(bytes, xml -> {
            if (!JunitReader.ROOTS.contains(xml.name())) {
                throw xml.refuse("a JUnit report");
            }
            long claimedByRoot = claim(xml);
            new Suite(xml, null).read(xml);
            claimed += Math.max(claimedByRoot, claimedByFile);
            claimedByFile = 0;
            xml.finish();
            replaced += xml.replaced();
        });
        reruns.endFile();
        measuredAt.endFile();
    }

    @Override
    public Outcome finish() {
        Facts.Builder facts = tally.facts();
        if (seconds.any()) {
            facts.number("durationSeconds", seconds.seconds());
        }
        Outcome outcome = tally.run() > 0
                ? Outcome.present(facts.build()).withMessage(note())
                : Outcome.vacuous(facts.build(), whyNothingRan());
        return outcome.measuredAt(measuredAt);
    }

    private String whyNothingRan() {
        if (tally.total() > 0) {
            return (tally.total() == 1 ? "the only test was" : "all " + tally.total() + " tests were")
                    + " skipped (0 tests run); let at least one run";
        } else if (claimed > 0) {
            return "the report claims " + claimed + " tests but holds no test case, so nothing shows that they ran;"
                    + " let the tool write each case";
        }
        return "the report holds no test case (0 tests run); check what the test run selects";
    }

    private String note() {
        StringBuilder note = new StringBuilder();
        if (claimed > executions) {
            note.append("the suites claim ")
                    .append(claimed)
                    .append(" tests but hold ")
                    .append(executions)
                    .append("; only those count");
        }
        if (replaced > 0) {
            note.append(note.isEmpty() ? "" : "; ")
                    .append(replaced)
                    .append(" control characters that XML does not allow were replaced");
        }
        return note.toString();
    }

    /** How many tests the attribute of the element at hand speaks of; 0 if it has none. */
    private static long claim(XmlCursor xml) {
        String tests = xml.attribute("tests");
        return tests == null ? 0 : Math.max(0, XmlCursor.parseCount(tests.strip()));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /** A suite, or what holds suites. */
    private final class Suite {
        private final boolean withinSuite;
        private final long hash;
        private final String time;
        private TestOutcome own;
        private boolean timed;

        /** @param parent {@code null} for the root */
        Suite(XmlCursor xml, Suite parent) {
            long before = parent == null ? NameHash.EMPTY : parent.hash;
            boolean parentWithin = parent != null && parent.withinSuite;
            if (xml.name().equals("testsuite")) {
                withinSuite = true;
                hash = NameHash.with(
                        NameHash.with(before, orEmpty(xml.attribute("package"))), orEmpty(xml.attribute("name")));
                time = xml.attribute("time");
                claimedByFile += parentWithin ? 0 : claim(xml);
            } else {
                withinSuite = parentWithin;
                hash = before;
                time = null;
            }
            String timestamp = xml.attribute("timestamp");
            if (timestamp != null) {
                measuredAt.see(ReportTime.parse(timestamp));
            }
        }

        /** Reads it to its end and tells whether any time was found. */
        boolean read(XmlCursor xml) throws IOException {
            xml.children(name -> {
                switch (name) {
                    case "testcase" -> readCase(xml);
                    case "testsuite", "testsuites" -> timed |= new Suite(xml, this).read(xml);
                    case "error" -> own = TestOutcome.ERROR;
                    case "failure" -> own = own == TestOutcome.ERROR ? own : TestOutcome.FAILED;
                    default -> xml.skip();
                }
            });
            if (own != null) {
                executions++;
                tally.add(own);
            }
            return timed || seconds.add(time);
        }

        private void readCase(XmlCursor xml) throws IOException {
            testCase.read(xml, hash);
            executions += 1 + testCase.reruns();
            timed |= seconds.add(testCase.time());
            if (testCase.hasName()) {
                reruns.add(testCase.hash(), testCase.outcome());
            } else {
                tally.add(testCase.outcome());
            }
        }
    }
}
