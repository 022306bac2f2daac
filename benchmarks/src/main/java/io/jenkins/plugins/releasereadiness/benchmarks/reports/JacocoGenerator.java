package io.jenkins.plugins.releasereadiness.benchmarks.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.random.RandomGenerator;

/** A JaCoCo report in which the counters of every level are the sums of those below. */
final class JacocoGenerator {
    private static final int CLASSES = 20;
    private static final int METHODS = 9;
    private static final int LINES = 11;

    /** Missed and covered: lines, branches, of the level at hand. */
    private record Sums(long missedLines, long coveredLines, long missedBranches, long coveredBranches) {
        static final Sums NONE = new Sums(0, 0, 0, 0);

        Sums plus(Sums more) {
            return new Sums(
                    missedLines + more.missedLines,
                    coveredLines + more.coveredLines,
                    missedBranches + more.missedBranches,
                    coveredBranches + more.coveredBranches);
        }
    }

    private final XmlText xml;
    private final RandomGenerator random;

    private JacocoGenerator(XmlText xml, RandomGenerator random) {
        this.xml = xml;
        this.random = random;
    }

    static void write(int classes, RandomGenerator random, Writer out, Known known) throws IOException {
        Sums sums = new JacocoGenerator(new XmlText(out, known), random).report(classes);
        known.put("line.covered", sums.coveredLines);
        known.put("line.total", sums.coveredLines + sums.missedLines);
        known.put("branch.covered", sums.coveredBranches);
        known.put("branch.total", sums.coveredBranches + sums.missedBranches);
    }

    private Sums report(int classes) throws IOException {
        xml.raw("<!DOCTYPE report PUBLIC \"-//JACOCO//DTD Report 1.1//EN\" \"report.dtd\">");
        xml.open("report", "name", "shop");
        xml.empty("sessioninfo", "id", "build-1", "start", "1772359200000", "dump", "1772359260000");
        Sums all = Sums.NONE;
        for (int first = 0; first < classes; first += CLASSES) {
            all = all.plus(aPackage(first / CLASSES, Math.min(CLASSES, classes - first)));
        }
        counters(all);
        xml.close("report");
        return all;
    }

    private Sums aPackage(int number, int classes) throws IOException {
        String name = "com/example/shop/part" + number;
        xml.open("package", "name", name);
        Sums[] sums = new Sums[classes];
        for (int i = 0; i < classes; i++) {
            sums[i] = aClass(name, i);
        }
        Sums all = Sums.NONE;
        for (Sums each : sums) {
            all = all.plus(each);
        }
        counters(all);
        xml.close("package");
        return all;
    }

    /** A class and the source file it is the only class of. */
    private Sums aClass(String packageName, int number) throws IOException {
        String source = "OrderService" + number + ".java";
        xml.open("class", "name", packageName + "/OrderService" + number, "sourcefilename", source);
        int[][] lines = new int[METHODS * LINES][];
        Sums all = Sums.NONE;
        for (int method = 0; method < METHODS; method++) {
            Sums sums = Sums.NONE;
            for (int i = 0; i < LINES; i++) {
                lines[method * LINES + i] = line(20 + method * 15 + i);
                sums = sums.plus(of(lines[method * LINES + i]));
            }
            xml.open("method", "name", "total" + method, "desc", "(Ljava/util/List;I)J", "line", 20 + method * 15);
            counters(sums);
            xml.close("method");
            all = all.plus(sums);
        }
        counters(all);
        xml.close("class").open("sourcefile", "name", source);
        for (int[] line : lines) {
            xml.empty("line", "nr", line[0], "mi", line[1], "ci", line[2], "mb", line[3], "cb", line[4]);
        }
        counters(all);
        xml.close("sourcefile");
        return all;
    }

    /** Number, missed and covered instructions, missed and covered branches. */
    private int[] line(int number) {
        boolean covered = random.nextInt(100) < 80;
        boolean branches = random.nextInt(100) < 20;
        int taken = covered ? 1 + random.nextInt(2) : 0;
        int instructions = 1 + random.nextInt(9);
        return new int[] {
            number,
            covered ? 0 : instructions,
            covered ? instructions : 0,
            branches ? 2 - taken : 0,
            branches ? taken : 0
        };
    }

    private static Sums of(int[] line) {
        return new Sums(line[2] == 0 ? 1 : 0, line[2] == 0 ? 0 : 1, line[3], line[4]);
    }

    private void counters(Sums sums) throws IOException {
        long lines = sums.missedLines + sums.coveredLines;
        counter("INSTRUCTION", sums.missedLines * 5, sums.coveredLines * 5);
        if (sums.missedBranches + sums.coveredBranches > 0) {
            counter("BRANCH", sums.missedBranches, sums.coveredBranches);
        }
        counter("LINE", sums.missedLines, sums.coveredLines);
        counter("COMPLEXITY", lines % 5, 1 + lines % 7);
        counter("METHOD", 0, 1);
    }

    private void counter(String type, long missed, long covered) throws IOException {
        xml.empty("counter", "type", type, "missed", missed, "covered", covered);
    }
}
