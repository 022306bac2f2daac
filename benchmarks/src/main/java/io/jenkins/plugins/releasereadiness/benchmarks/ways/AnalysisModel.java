package io.jenkins.plugins.releasereadiness.benchmarks.ways;

import edu.hm.hafner.analysis.FileReaderFactory;
import edu.hm.hafner.analysis.IssueParser;
import edu.hm.hafner.analysis.Report;
import edu.hm.hafner.analysis.parser.TrivyParser;
import edu.hm.hafner.analysis.parser.violations.JUnitAdapter;
import edu.hm.hafner.analysis.parser.violations.SarifAdapter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** What the warnings plugin reads with. */
final class AnalysisModel implements Way {
    private final String format;

    AnalysisModel(String format) {
        this.format = format;
    }

    @Override
    public Map<String, ?> read(Path file) {
        IssueParser parser =
                switch (format) {
                    case "junit" -> new JUnitAdapter();
                    case "sarif" -> new SarifAdapter();
                    case "trivy" -> new TrivyParser();
                    default -> throw new IllegalArgumentException(format);
                };
        Report report = parser.parse(new FileReaderFactory(file, StandardCharsets.UTF_8));
        return Map.of(format.equals("junit") ? "notPassed" : "total", report.size());
    }
}
