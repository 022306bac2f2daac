package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.assertUnreadable;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.counts;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.head;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.json;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenVexReaderTest {
    private static final List<String> NOTHING = List.of();

    private final OpenVexReader reader = new OpenVexReader();

    private static String document(String statements) {
        return json("{'@context': 'https://openvex.dev/ns/v0.2.0', '@id': 'https://example.org/vex', 'author': 'a',"
                + " 'timestamp': '2024-05-01T10:00:00Z', 'version': 1, 'statements': [" + statements + "]}");
    }

    private static boolean suppresses(String statements, String vulnerability, String... products) throws IOException {
        return Reports.vex(document(statements))
                .vex()
                .orElseThrow()
                .suppress(List.of(vulnerability), List.of(products));
    }

    @Test
    void aloneItHasTheNumberOfItsStatements() throws IOException {
        Outcome outcome = read(reader, document("{'vulnerability': {'name': 'CVE-1'}, 'status': 'affected'}, {}"));
        assertThat(outcome.state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(counts(outcome)).isEqualTo("statements 2");
        assertThat(outcome.facts().asMap()).hasSize(1);
        assertThat(outcome.measuredAt()).contains(Instant.parse("2024-05-01T10:00:00Z"));
    }

    @Test
    void noStatementIsVacuous() throws IOException {
        for (String document : new String[] {
            document(""),
            json("{'@context': 'https://openvex.dev/ns', 'statements': null}"),
            json("{'@context': 'https://openvex.dev/ns'}")
        }) {
            Outcome outcome = read(reader, document);
            assertThat(outcome.state()).isEqualTo(EvidenceState.VACUOUS);
            assertThat(outcome.facts().count("statements")).contains(0L);
        }
    }

    @ParameterizedTest
    @CsvSource({"not_affected, true", "fixed, true", "affected, false", "under_investigation, false", "other, false"})
    void onlyNotAffectedAndFixedSuppress(String status, boolean suppressed) throws IOException {
        String statement = "{'vulnerability': {'name': 'CVE-1'}, 'status': '" + status + "'}";
        assertThat(suppresses(statement, "CVE-1")).isEqualTo(suppressed);
        assertThat(suppresses("{'vulnerability': {'name': 'CVE-1'}}", "CVE-1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'CVE-1'",
                "{'name': 'CVE-1'}",
                "{'name': 'cve-1'}",
                "{'@id': 'CVE-1'}",
                "{'name': 'GHSA-1', 'aliases': ['GO-1', 'CVE-1']}"
            })
    void vulnerabilitiesAreNamedInManyWays(String vulnerability) throws IOException {
        String statement = "{'vulnerability': " + vulnerability + ", 'status': 'fixed'}";
        assertThat(suppresses(statement, "CVE-1")).isTrue();
        assertThat(suppresses(statement, "CVE-11")).isFalse();
    }

    @Test
    void aliasesOfTheFindingCountToo() throws IOException {
        String statement = "{'vulnerability': {'name': 'CVE-1'}, 'status': 'fixed'}";
        assertThat(Reports.vex(document(statement)).vex().orElseThrow().suppress(List.of("GHSA-1", "CVE-1"), NOTHING))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'@id': 'pkg:npm/a@1'}|pkg:npm/a@1|true",
                "{'@id': 'pkg:npm/a@1'}|pkg:npm/a@2|false",
                "{'@id': 'pkg:npm/a'}|pkg:npm/a@2|true",
                "{'@id': 'pkg:npm/a@1'}|pkg:npm/a|false",
                "{'@id': 'pkg:npm/a@1'}|pkg:npm/ab@1|false",
                "{'@id': 'pkg:npm/a@1'}|pkg:pypi/a@1|false",
                "{'@id': 'pkg:npm/%40s/a@1'}|pkg:npm/@s/a@1|true",
                "{'@id': 'pkg:npm/@s/a'}|pkg:npm/%40s/a@1|true",
                "{'@id': 'pkg:deb/d/a@1%2B2'}|pkg:deb/d/a@1+2|true",
                "{'@id': 'pkg:deb/d/a@1'}|pkg:deb/d/a@1?arch=x&distro=y|true",
                "{'@id': 'pkg:deb/d/a@1?arch=x'}|pkg:deb/d/a@1?distro=y&arch=x|true",
                "{'@id': 'pkg:deb/d/a@1?arch=z'}|pkg:deb/d/a@1?arch=x|false",
                "{'@id': 'pkg:deb/d/a@1%zz'}|pkg:deb/d/a@1%zz|true",
                "{'@id': 'my-app'}|my-app|true",
                "{'@id': 'my-app'}|pkg:npm/my-app|false",
                "{'@id': 'https://x', 'identifiers': {'purl': 'pkg:npm/a@1', 'cpe23': 'c'}}|pkg:npm/a@1|true",
                "'pkg:npm/a@1'|pkg:npm/a@1|true",
                "{'@id': 'pkg:oci/i', 'subcomponents': [{'@id': 'pkg:npm/b'}, {'@id': 'pkg:npm/a'}]}|pkg:npm/a@1|true",
                "{'@id': 'pkg:npm/a', 'subcomponents': [{'@id': 'pkg:npm/b'}]}|pkg:npm/a@1|false",
                "{'@id': 'pkg:oci/i', 'subcomponents': ['pkg:npm/a@1']}|pkg:npm/a@1|true",
                "{}|pkg:npm/a@1|false",
            })
    void productsAreMatchedByPackageUrl(String product, String found, boolean suppressed) throws IOException {
        String statement = "{'vulnerability': {'name': 'CVE-1'}, 'status': 'fixed', 'products': [" + product + "]}";
        assertThat(suppresses(statement, "CVE-1", found)).isEqualTo(suppressed);
    }

    @Test
    void aStatementWithoutProductsIsAboutAllAndOneWithProductsNotAboutTheUnnamed() throws IOException {
        String all = "{'vulnerability': {'name': 'CVE-1'}, 'status': 'fixed', 'products': []}";
        String one = "{'vulnerability': {'name': 'CVE-1'}, 'status': 'fixed', 'products': [{'@id': 'pkg:npm/a'}]}";
        assertThat(suppresses(all, "CVE-1", "pkg:npm/x@1")).isTrue();
        assertThat(suppresses(all, "CVE-1")).isTrue();
        assertThat(suppresses(one, "CVE-1")).isFalse();
    }

    @Test
    void theNewestStatementCounts() throws IOException {
        String affected = "{'vulnerability': {'name': 'CVE-1'}, 'status': 'affected', 'timestamp': '%s'}";
        String fixed = "{'vulnerability': {'name': 'CVE-1'}, 'status': 'fixed', 'timestamp': '%s'}";
        String early = "2024-01-01T00:00:00Z";
        String late = "2024-02-01T00:00:00Z";
        assertThat(suppresses(affected.formatted(early) + "," + fixed.formatted(late), "CVE-1"))
                .isTrue();
        assertThat(suppresses(fixed.formatted(late) + "," + affected.formatted(early), "CVE-1"))
                .isTrue();
        assertThat(suppresses(fixed.formatted(early) + "," + affected.formatted(late), "CVE-1"))
                .isFalse();
    }

    @Test
    void aStatementWithoutTimeIsAsOldAsItsDocument() throws IOException {
        String affectedBefore =
                "{'vulnerability': {'name': 'CVE-1'}, 'status': 'affected', 'timestamp': '2024-01-01T00:00:00Z'}";
        String affectedAfter =
                "{'vulnerability': {'name': 'CVE-1'}, 'status': 'affected', 'timestamp': '2024-06-01T00:00:00Z'}";
        String fixed = "{'vulnerability': {'name': 'CVE-1'}, 'status': 'fixed'}";
        assertThat(suppresses(affectedBefore + "," + fixed, "CVE-1")).isTrue();
        assertThat(suppresses(affectedAfter + "," + fixed, "CVE-1")).isFalse();
    }

    @Test
    void statementsOfOneTimeThatDisagreeSuppressNothing() throws IOException {
        String affected = "{'vulnerability': {'name': 'CVE-1'}, 'status': 'affected'}";
        String fixed = "{'vulnerability': {'name': 'CVE-1'}, 'status': 'fixed'}";
        assertThat(suppresses(affected + "," + fixed, "CVE-1")).isFalse();
        assertThat(suppresses(fixed + "," + affected, "CVE-1")).isFalse();
        assertThat(suppresses(fixed + "," + fixed, "CVE-1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'none'",
                "{'vulnerability': 3}",
                "{'vulnerability': {'name': []}}",
                "{'vulnerability': {'aliases': 'CVE-1'}}",
                "{'products': {}}",
                "{'products': [1]}",
                "{'status': true}",
                "{'status': 'fixed', 'status': 'affected'}"
            })
    void wrongTypesAndDoublesAreUnreadable(String statement) {
        assertUnreadable(reader, document(statement));
    }

    @Test
    void whatIsSomethingElseIsNamed() {
        assertUnreadable(reader, json("{'statements': []}")).hasMessageContaining("not an OpenVEX document");
        assertUnreadable(reader, json("{'@context': ['https://schema.org'], 'statements': []}"));
        assertUnreadable(reader, json("{'bomFormat': 'CycloneDX', 'vulnerabilities': []}"))
                .hasMessageContaining("a report of the format cyclonedx");
        assertUnreadable(reader, json("{'@context': 'openvex', 'statements': {}}"));
    }

    @Test
    void aTruncatedDocumentIsUnreadable() throws IOException {
        Reports.assertTruncationIsNeverARight(
                reader, document("{'vulnerability': {'name': 'CVE-1'}, 'status': 'fixed'}") + "\n");
    }

    @Test
    void itIsRecognisedByItsContext() {
        assertThat(reader.recognises(head(document("")))).isTrue();
        assertThat(reader.recognises(head(json("{'@context': 'https://schema.org'}"))))
                .isFalse();
    }
}
