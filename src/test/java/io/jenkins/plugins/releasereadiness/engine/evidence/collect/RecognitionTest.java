package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files whose policy names no format, in the orders and lengths in which tools write them. */
class RecognitionTest {
    private static final String LONG_TEXT = "x".repeat(3 * Head.SIZE);

    @TempDir
    private Path folder;

    private Workspace workspace;

    @BeforeEach
    void begin() {
        workspace = new Workspace(folder);
    }

    private Evidence collect(String... patterns) throws IOException {
        return workspace.collect(new Collector(Readers.load(), Workspace.CLOCK), patterns);
    }

    static Stream<Arguments> tellingMembersFarBehind() {
        String components = "{'type': 'library', 'name': 'a', 'description': 'b'},".repeat(400);
        return Stream.of(
                Arguments.of(
                        "cyclonedx",
                        "{'components': [" + components + "{'name': 'z'}], 'version': 1, 'bomFormat': 'CycloneDX',"
                                + " 'specVersion': '1.6'}"),
                Arguments.of(
                        "cyclonedx",
                        "{'dependencies': [" + "{'ref': 'a', 'dependsOn': ['b']},".repeat(400)
                                + "{}], 'components': [{}], 'bomFormat': 'CycloneDX'}"),
                Arguments.of(
                        "grype",
                        "{'matches': [], 'source': {'type': 'image', 'target': {'manifest': '" + LONG_TEXT
                                + "'}}, 'distro': {}, 'descriptor': {'name': 'grype'}}"),
                Arguments.of(
                        "trivy",
                        "{'ArtifactName': 'a', 'Metadata': {'ImageConfig': '" + LONG_TEXT
                                + "'}, 'Results': [{'Target': 'a'}], 'SchemaVersion': 2}"),
                Arguments.of(
                        "sarif",
                        "{'runs': [{'artifacts': [" + "{'location': {'uri': 'a.c'}},".repeat(500)
                                + "{}], 'results': [], 'tool': {'driver': {'name': 'x'}}}], 'version': '2.1.0'}"),
                Arguments.of(
                        "dependency-check",
                        "{'dependencies': [" + "{'fileName': 'a.jar', 'isVirtual': false},".repeat(300)
                                + "{}], 'projectInfo': {}, 'reportSchema': '1.1', 'scanInfo': {}}"),
                Arguments.of(
                        "k6",
                        "{'metrics': {'a_first': {'count': 1, 'note': '" + LONG_TEXT
                                + "'}, 'http_reqs': {'count': 3, 'rate': 1}}}"),
                Arguments.of(
                        "lighthouse",
                        "{'audits': {'a': {'description': '" + LONG_TEXT
                                + "', 'score': 1}}, 'categories': {'performance': {'score': 1, 'auditRefs': []}},"
                                + " 'lighthouseVersion': '12.0.0'}"));
    }

    @ParameterizedTest
    @MethodSource
    void tellingMembersFarBehind(String format, String report) throws IOException {
        workspace.file("report.json", report.replace('\'', '"'));
        Evidence evidence = collect("report.json");
        assertThat(evidence.message()).isEqualTo("read report.json as " + format);
        assertThat(evidence.state()).isEqualTo(EvidenceState.PRESENT);
    }

    @Test
    void severalLongFilesAreOneSource() throws IOException {
        String bom = "{\"components\": [" + "{\"name\": \"a\"},".repeat(2000) + "{}], \"bomFormat\": \"CycloneDX\"}";
        workspace.file("a.json", bom);
        workspace.file("b.json", bom);
        assertThat(collect("*.json").facts().count("components")).contains(2L * 2001);
    }

    @Test
    void aLongFileThatNobodyKnowsIsDescribedByAllItsMembers() throws IOException {
        workspace.file("a.json", "{\"first\": \"" + LONG_TEXT + "\", \"last\": 1}");
        assertThat(collect("a.json").message())
                .contains("it looks like a JSON object with the members \"first\", \"last\"");
    }

    @Test
    void aLongFileThatIsNoJsonAfterAllIsUnreadable() throws IOException {
        workspace.file("a.json", "{\"first\": \"" + LONG_TEXT + "\", nonsense");
        assertThat(collect("a.json").state()).isEqualTo(EvidenceState.UNREADABLE);
    }

    static Stream<Arguments> whatIsNoReportIsRefusedByTheReaderThatKnowsIt() {
        return Stream.of(
                Arguments.of("stats.js", "var stats = {\n    type: \"GROUP\"}", "gatling", "js/stats.json"),
                Arguments.of(
                        "assertions.json", "{\"simulation\": \"a\", \"assertions\": []}", "gatling", "js/stats.json"),
                Arguments.of("simulation.log", "RUN\tcomputerdatabase.Basic\tbasic\t1", "gatling", "js/stats.json"),
                Arguments.of(
                        "k6.json",
                        "{\"type\":\"Metric\",\"data\":{},\"metric\":\"http_reqs\"}\n"
                                + "{\"type\":\"Point\",\"data\":{},\"metric\":\"http_reqs\"}\n",
                        "k6",
                        "--summary-export"),
                Arguments.of(
                        "results.jtl",
                        "1700000000000,100,login,200,OK,t 1-1,text,true,1,1\n",
                        "jmeter",
                        "print_field_names=true"));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNoReportIsRefusedByTheReaderThatKnowsIt(String name, String content, String format, String advice)
            throws IOException {
        workspace.file(name, content);
        Evidence evidence = collect(name);
        assertThat(evidence.message()).contains(advice);
        assertThat(evidence.format()).contains(format);
        assertThat(evidence.state()).isEqualTo(EvidenceState.UNREADABLE);
    }

    static Stream<Arguments> changelogsUnderAnyName() {
        return Stream.of(
                Arguments.of("conventional.md", "# [2.0.0](https://example.org/v1...v2) (2024-01-01)\n\n* a\n"),
                Arguments.of("setext.md", "v1.2.3 (2024-01-01)\n-------------------\n\n* a\n"),
                Arguments.of("history.txt", "1.2.3 / 2024-01-01\n==================\n\n  * a\n"),
                Arguments.of("CHANGELOG-1.20.md", "[![badge](https://example.org/b.svg)](x)\n\n## 1.20\n- a\n"));
    }

    @ParameterizedTest
    @MethodSource
    void changelogsUnderAnyName(String name, String content) throws IOException {
        workspace.file(name, content);
        Evidence evidence = collect(name);
        assertThat(evidence.format()).contains("changelog");
        assertThat(evidence.state()).isEqualTo(EvidenceState.PRESENT);
    }

    @Test
    void documentsWithNumberedSectionsOrAdviceAboutAVersionAreNoChangelog() throws IOException {
        workspace.file("a.md", "# Guide\n\n## 1.1 Setup\n\n## 1.2 Use\n\n## Upgrading to 2.0.0\n- x\n");
        assertThat(collect("a.md").state()).isEqualTo(EvidenceState.UNREADABLE);
    }

    @Test
    void nothingButNullIsTrivysWordForNothing() throws IOException {
        workspace.file("a.json", "null\n");
        assertThat(collect("a.json").format()).contains("trivy");
        assertThat(collect("a.json").state()).isEqualTo(EvidenceState.VACUOUS);
    }

    @Test
    void anEmptyListIsOfManyFormatsSoOneMustBeNamed() throws IOException {
        workspace.file("a.json", "[]");
        assertThat(collect("a.json").message()).contains("name the format");
    }
}
