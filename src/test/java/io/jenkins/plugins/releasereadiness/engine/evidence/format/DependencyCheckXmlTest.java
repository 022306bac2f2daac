package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.ALLOW_INCOMPLETE;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.assertUnreadable;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.counts;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.head;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependencyCheckXmlTest {
    private final DependencyCheckReader reader = new DependencyCheckReader();

    private static String report(String scanInfo, String dependencies) {
        return """
                <?xml version="1.0"?>
                <analysis xmlns="https://jeremylong.github.io/DependencyCheck/dependency-check.4.0.xsd">
                  <scanInfo><engineVersion>9.0.9</engineVersion>%s</scanInfo>
                  <projectInfo><name>x</name><reportDate>2024-05-01T10:00:00.123Z</reportDate></projectInfo>
                  <dependencies>%s</dependencies>
                </analysis>
                """.formatted(scanInfo, dependencies);
    }

    private static String dependency(String vulnerabilities) {
        return "<dependency isVirtual='false'><fileName>a.jar</fileName><identifiers><package confidence='HIGH'>"
                + "<id>pkg:maven/org.example/a@1</id></package></identifiers><vulnerabilities>" + vulnerabilities
                + "</vulnerabilities></dependency>";
    }

    private static String vulnerability(String parts) {
        return "<vulnerability source='NVD'><name>CVE-1</name>" + parts + "</vulnerability>";
    }

    @ParameterizedTest
    @CsvSource({
        "<severity>CRITICAL</severity>, critical",
        "<severity>moderate</severity>, medium",
        "<severity>Unknown</severity><cvssV3><baseScore>9.8</baseScore></cvssV3>, unknown",
        "<cvssV2><score>10.0</score></cvssV2><cvssV3><baseScore>6.5</baseScore></cvssV3>, medium",
        "<cvssV4><baseScore>2.1</baseScore></cvssV4><cvssV3><baseScore>6.5</baseScore></cvssV3>, low",
        "<cvssScore>7.5</cvssScore>, high",
        "<severity/>, unknown",
    })
    void severities(String parts, String fact) throws IOException {
        assertThat(counts(read(reader, report("", dependency(vulnerability(parts))))))
                .isEqualTo(fact + " 1, total 1");
    }

    @Test
    void suppressedVulnerabilitiesStandBesideAndRelatedDependenciesDoNotCount() throws IOException {
        String high = vulnerability("<severity>HIGH</severity>");
        String related = "<dependency><relatedDependencies><relatedDependency><vulnerabilities>" + high
                + "</vulnerabilities></relatedDependency></relatedDependencies></dependency>";
        String suppressed = high.replace("vulnerability", "suppressedVulnerability");
        assertThat(counts(read(reader, report("", dependency(high + suppressed + suppressed) + related))))
                .isEqualTo("high 1, total 1, suppressed 2");
    }

    @Test
    void noDependenciesAreVacuousAndACleanOneIsPresent() throws IOException {
        assertThat(read(reader, report("", "")).state()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(read(reader, report("", "<dependency/>")).state()).isEqualTo(EvidenceState.PRESENT);
    }

    @Test
    void analysisExceptionsContradictUnlessThePolicyAllowsThem() throws IOException {
        String exceptions = "<analysisExceptions><exception><message>x</message></exception></analysisExceptions>";
        String report = report(exceptions, dependency(""));
        assertThat(read(reader, report).state()).isEqualTo(EvidenceState.CONTRADICTED);
        assertThat(read(reader, ALLOW_INCOMPLETE, report).state()).isEqualTo(EvidenceState.PRESENT);
    }

    @Test
    void vexStatementsSuppressByVulnerabilityAndPackage() throws IOException {
        String report = report("", dependency(vulnerability("<severity>HIGH</severity>")));
        assertThat(counts(read(
                        reader,
                        Reports.vex(
                                Reports.json("{'@context': 'https://openvex.dev/ns', 'statements': [{'vulnerability':"
                                        + " {'name': 'CVE-1'}, 'products': [{'@id': 'pkg:maven/org.example/a'}],"
                                        + " 'status': 'not_affected'}]}")),
                        report)))
                .isEqualTo("suppressed 1");
    }

    @Test
    void theReportsOwnTimeIsItsDate() throws IOException {
        assertThat(read(reader, report("", "<dependency/>")).measuredAt())
                .contains(Instant.parse("2024-05-01T10:00:00.123Z"));
    }

    @Test
    void itIsRecognisedByItsRootAndItsNamespace() {
        assertThat(reader.recognises(head(report("", "")))).isTrue();
        assertThat(reader.recognises(
                        head("<analysis xmlns=\"https://www.owasp.org/index.php/OWASP_Dependency_Check#1.3\"/>")))
                .isTrue();
        assertThat(reader.recognises(head("<analysis><dependencies/></analysis>")))
                .isFalse();
    }

    @Test
    void whatIsBrokenIsUnreadable() throws IOException {
        assertUnreadable(reader, report("", dependency(vulnerability("<cvssScore>NaN</cvssScore>"))))
                .hasMessageContaining("should be a number");
        assertUnreadable(reader, "<testsuite/>").hasMessageContaining("looks like a report of the format junit");
        Reports.assertTruncationIsNeverARight(
                reader, report("", dependency(vulnerability("<severity>HIGH</severity>"))));
    }
}
