package io.jenkins.plugins.releasereadiness.benchmarks.ways;

import io.jenkins.plugins.releasereadiness.benchmarks.reports.Notation;
import io.jenkins.plugins.releasereadiness.benchmarks.reports.Report;
import java.util.Locale;
import java.util.function.Predicate;

/** What is measured side by side. */
public enum Contender {
    ENGINE(Role.ENGINE, "engine, read and hashed", report -> true),
    TOKENS(Role.FLOOR, "bare tokens", report -> true),
    LINES(Role.FLOOR, "bare lines", report -> report.notation() == Notation.CSV),
    SHA256(Role.FLOOR, "SHA-256 alone", report -> true),
    JUNIT_PLUGIN_DOM4J(Role.PEER, "the junit plugin's way, with dom4j", is("junit")),
    SUREFIRE(Role.PEER, "surefire-report-parser", is("junit")),
    COVERAGE_MODEL(Role.HEAVY_PEER, "coverage-model", is("junit").or(is("jacoco"))),
    ANALYSIS_MODEL(
            Role.HEAVY_PEER, "analysis-model", is("junit").or(is("sarif")).or(is("trivy"))),
    CYCLONEDX_CORE(Role.PEER, "cyclonedx-core-java", is("cyclonedx")),
    COMMONS_CSV(Role.PEER, "commons-csv", report -> report.notation() == Notation.CSV),
    JDK_SAX(Role.PEER, "the JDK's SAX parser", report -> report == Report.JTL_XML_1M);

    /** What a contender is there for. */
    public enum Role {
        ENGINE,
        /** The least that is possible. */
        FLOOR,
        /** What a user would otherwise use; the engine has to be ahead of it. */
        PEER,
        /** A peer that the engine has to be far ahead of. */
        HEAVY_PEER
    }

    private final Role role;
    private final String title;
    private final Predicate<Report> reads;

    Contender(Role role, String title, Predicate<Report> reads) {
        this.role = role;
        this.title = title;
        this.reads = reads;
    }

    public Role role() {
        return role;
    }

    public boolean isPeer() {
        return role == Role.PEER || role == Role.HEAVY_PEER;
    }

    /** For tables. */
    public String title() {
        return title;
    }

    /** For command lines. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean reads(Report report) {
        return reads.test(report);
    }

    /** How it reads the report. */
    public Way way(Report report) {
        return switch (this) {
            case ENGINE -> new EngineWay(report.format());
            case TOKENS ->
                switch (report.notation()) {
                    case XML -> new XmlTokens();
                    case JSON -> new JsonTokens();
                    case CSV -> new CsvTokens();
                };
            case LINES -> new BareLines();
            case SHA256 -> new BareHash();
            case JUNIT_PLUGIN_DOM4J -> new Dom4jJunit();
            case SUREFIRE -> new SurefireJunit();
            case COVERAGE_MODEL -> new CoverageModel(report.format());
            case ANALYSIS_MODEL -> new AnalysisModel(report.format());
            case CYCLONEDX_CORE -> new CycloneDxCore();
            case COMMONS_CSV -> new CommonsCsv();
            case JDK_SAX -> new SaxSamples();
        };
    }

    private static Predicate<Report> is(String format) {
        return report -> report.format().equals(format);
    }
}
