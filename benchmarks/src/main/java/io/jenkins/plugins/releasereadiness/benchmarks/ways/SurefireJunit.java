package io.jenkins.plugins.releasereadiness.benchmarks.ways;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.xml.sax.SAXException;

/** Maven Surefire's own reader of its reports. */
final class SurefireJunit implements Way {
    @Override
    public Map<String, ?> read(Path file) throws IOException, SAXException, ParserConfigurationException {
        List<ReportTestSuite> suites = new TestSuiteXmlParser(new NullConsoleLogger()).parse(file.toString());
        return Map.of(
                "total",
                suites.stream().mapToLong(suite -> suite.getTestCases().size()).sum(),
                "skipped",
                suites.stream().mapToLong(ReportTestSuite::getNumberOfSkipped).sum(),
                "errors",
                suites.stream().mapToLong(ReportTestSuite::getNumberOfErrors).sum());
    }
}
