package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlCursor;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One Cobertura report: its totals where they are plausible, else what its lines add up to (evidence rule 11).
 *
 * <p>A class lists its lines a second time under its methods, and some tools list there what is no line of the class, so
 * those count only where the class lists none.
 */
final class CoberturaFile {
    /** What the root element says. */
    private record Claim(long covered, long valid) {
        static final Claim NONE = new Claim(-1, -1);

        static Claim of(XmlCursor xml, String covered, String valid) {
            Claim claim = new Claim(count(xml.attribute(covered)), count(xml.attribute(valid)));
            return claim.covered < 0 || claim.valid < 0 || claim.covered > claim.valid ? NONE : claim;
        }

        private static long count(String text) {
            return text == null ? -1 : XmlCursor.parseCount(text.strip());
        }
    }

    /**
     * One report of a line.
     *
     * @param total its branches; 0 if it has none or their number is not told
     */
    private record Line(long number, boolean hit, long covered, long total) {}

    private final Claim lineClaim;
    private final Claim branchClaim;
    private final boolean countLines;
    private final boolean countBranches;
    private final LineTable table = new LineTable();

    /** Of the class at hand, until it is known whether it lists its lines itself. */
    private final List<Line> linesOfMethods = new ArrayList<>();

    private boolean known;
    private boolean unknown;
    private boolean anyLine;
    private boolean classHasLines;

    /** @param xml at the root element */
    CoberturaFile(XmlCursor xml) {
        lineClaim = Claim.of(xml, "lines-covered", "lines-valid");
        branchClaim = Claim.of(xml, "branches-covered", "branches-valid");
        // 0 is plausible only if there are none.
        countLines = lineClaim.valid <= 0;
        countBranches = branchClaim.valid <= 0;
        known = xml.has("line-rate") || xml.has("lines-valid");
    }

    /** Reads the report to its end; tells whether it held what Cobertura reports hold, or nothing at all. */
    boolean read(XmlCursor xml) throws IOException {
        xml.children(name -> {
            if (name.equals("packages")) {
                known = true;
                descend(xml);
            } else {
                unknown |= !name.equals("sources");
            }
        });
        return known || !unknown;
    }

    /** The file ends. */
    void addTo(CoverageTotals totals) throws UnreadableException {
        if (countLines || !anyLine) {
            long[] lines = table.lines();
            totals.addFile(lines[0], lines[1]);
        } else {
            totals.addFile(lineClaim.covered, lineClaim.valid);
        }
        if (branchClaim == Claim.NONE && !table.hasBranches()) {
            return;
        }
        if (countBranches || !anyLine) {
            long[] branches = table.branches();
            totals.addBranches(branches[0], branches[1]);
        } else {
            totals.addBranches(branchClaim.covered, branchClaim.valid);
        }
    }

    /** Goes through packages, package and classes down to each class. */
    private void descend(XmlCursor xml) throws IOException {
        xml.children(name -> {
            switch (name) {
                case "class" -> readClass(xml);
                case "package", "classes" -> descend(xml);
                default -> xml.skip();
            }
        });
    }

    private void readClass(XmlCursor xml) throws IOException {
        if (anyLine && !countLines && !countBranches) {
            return;
        }
        String file = xml.attribute("filename");
        String name = file == null ? xml.attribute("name") : file;
        long hash = NameHash.with(NameHash.EMPTY, name == null ? "" : name);
        classHasLines = false;
        linesOfMethods.clear();
        xml.children(child -> {
            switch (child) {
                case "lines" ->
                    lines(xml, line -> {
                        classHasLines = true;
                        count(hash, line);
                    });
                case "methods" ->
                    xml.children(method -> xml.children(part -> {
                        if (part.equals("lines") && !classHasLines) {
                            lines(xml, linesOfMethods::add);
                        }
                    }));
                default -> xml.skip();
            }
        });
        if (!classHasLines) {
            linesOfMethods.forEach(line -> count(hash, line));
        }
    }

    private void lines(XmlCursor xml, Consumer<Line> action) throws IOException {
        xml.children(name -> {
            if (name.equals("line")) {
                action.accept(line(xml));
            }
        });
    }

    private Line line(XmlCursor xml) throws UnreadableException {
        long covered = 0;
        long total = 0;
        String conditions = countBranches ? xml.attribute("condition-coverage") : null;
        if (conditions != null) {
            // 50% (1/2)
            int open = conditions.indexOf('(');
            int slash = conditions.indexOf('/', open + 1);
            int close = conditions.indexOf(')', slash + 1);
            if (open >= 0 && slash > 0 && close > 0) {
                covered = XmlCursor.parseCount(
                        conditions.substring(open + 1, slash).strip());
                total = XmlCursor.parseCount(
                        conditions.substring(slash + 1, close).strip());
                if (covered < 0 || covered > total) {
                    throw xml.unreadable("condition-coverage should be like '50% (1/2)' but is '"
                            + Shown.line(conditions, 40) + "'");
                }
            }
        }
        boolean needed = countLines || total > 0;
        return new Line(needed ? xml.count("number") : 0, countLines && xml.count("hits") > 0, covered, total);
    }

    private void count(long file, Line line) {
        anyLine = true;
        if (countLines) {
            table.line(file, line.number, line.hit);
        }
        if (line.total > 0) {
            table.branches(file, line.number, line.covered, line.total);
        }
    }
}
