package io.jenkins.plugins.releasereadiness.benchmarks.ways;

import edu.hm.hafner.coverage.Coverage;
import edu.hm.hafner.coverage.Metric;
import edu.hm.hafner.coverage.Node;
import edu.hm.hafner.coverage.TestCase;
import edu.hm.hafner.coverage.parser.JacocoParser;
import edu.hm.hafner.coverage.parser.JunitParser;
import edu.hm.hafner.util.FilteredLog;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the coverage plugin reads with. */
final class CoverageModel implements Way {
    private final boolean tests;

    CoverageModel(String format) {
        tests = format.equals("junit");
    }

    @Override
    public Map<String, ?> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            Node tree = (tests ? new JunitParser() : new JacocoParser())
                    .parse(reader, file.toString(), new FilteredLog("errors"));
            return tests ? tests(tree.getTestCases()) : lines(tree);
        }
    }

    private static Map<String, ?> tests(List<TestCase> cases) {
        return Map.of(
                "total", cases.size(),
                "notPassed", cases.stream().filter(TestCase::isFailed).count());
    }

    private static Map<String, ?> lines(Node tree) {
        Coverage lines = (Coverage) tree.getValue(Metric.LINE).orElseThrow();
        return Map.of("line.covered", lines.getCovered(), "line.total", lines.getTotal());
    }
}
