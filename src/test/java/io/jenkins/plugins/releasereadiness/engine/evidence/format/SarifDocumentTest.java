package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.assertUnreadable;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.counts;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.head;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.json;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.read;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.SarifLogs.RULES;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.SarifLogs.log;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.SarifLogs.results;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in all encodings and versions, and those that are no SARIF logs (evidence rule 18). */
class SarifDocumentTest {
    private final SarifReader reader = new SarifReader();

    @ParameterizedTest
    @ValueSource(strings = {"'1.0.0'", "'2.0.0'", "'2.1'", "'2.2.0'", "null", "2.1"})
    void otherVersionsAreUnreadable(String version) {
        assertUnreadable(reader, json("{'version': " + version + ", 'runs': []}"))
                .hasMessageContaining("2.1.x");
        assertUnreadable(reader, json("{'runs': [], 'version': " + version + "}"))
                .hasMessageContaining("2.1.x");
    }

    @Test
    void noVersionIsUnreadable() {
        assertUnreadable(reader, json("{'runs': []}")).hasMessageContaining("without a version");
    }

    @Test
    void previewsOf210AreRead() throws IOException {
        assertThat(read(reader, json("{'version': '2.1.0-rtm.5', 'runs': []}")).state())
                .isEqualTo(EvidenceState.VACUOUS);
    }

    @Test
    void resultsThatStandElsewhereAreUnreadable() throws IOException {
        assertUnreadable(
                        reader,
                        log("{" + RULES + ", 'externalPropertyFileReferences': {'results': [{'itemCount': 3}]}}"))
                .hasMessageContaining("external properties");
        assertUnreadable(
                reader, json("{'version': '2.1.0', 'runs': [], 'inlineExternalProperties': [{'results': [{}]}]}"));
        assertThat(read(reader, log("{" + RULES + ", 'externalPropertyFileReferences': {'taxonomies': [{}]}}"))
                        .state())
                .isEqualTo(EvidenceState.PRESENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'results': {}}",
                "{'results': 'none'}",
                "{'results': 0}",
                "{'results': [1]}",
                "{'results': [{'suppressions': {}}]}",
                "{'results': [{'suppressions': [true]}]}",
                "{'results': [{'ruleIndex': 'a'}]}",
                "{'artifacts': {}}",
                "{'invocations': {}}",
                "{'invocations': [{'executionSuccessful': 'yes'}]}",
                "{'invocations': [{'exitCode': '0'}]}",
                "{'tool': {'driver': {'rules': {}}}}",
                "{'tool': {'extensions': {}}}",
                "{'results': [], 'results': []}",
                "{'results': [{'message': {'text': 'a', 'text': 'b'}}]}",
                "{'results': [{'rank': NaN}]}",
            })
    void wrongTypesAndDoublesAreUnreadable(String run) {
        assertUnreadable(reader, log(run));
    }

    @Test
    void aByteOrderMarkIsUnderstood() throws IOException {
        assertThat(counts(read(reader, "\uFEFF" + results("{}")))).isEqualTo("medium 1, total 1");
    }

    @Test
    void aTruncatedReportIsUnreadable() throws IOException {
        Reports.assertTruncationIsNeverARight(
                reader,
                results("{'ruleId': 'A', 'suppressions': [{'status': 'accepted'}]}, {'level': 'error'}") + "\n ");
    }

    @Test
    void whatIsSomethingElseIsNamed() {
        assertUnreadable(reader, "").hasMessageContaining("an empty file");
        assertUnreadable(reader, "<html><body>502</body></html>").hasMessageContaining("an HTML page");
        assertUnreadable(reader, json("{'SchemaVersion': 2, 'ArtifactName': 'x', 'Results': []}"))
                .hasMessageContaining("it looks like a report of the format trivy");
        assertUnreadable(reader, json("{'runs': 3, 'matches': [{'vulnerability': {}}]}"))
                .hasMessageContaining("it looks like a report of the format grype");
        assertUnreadable(reader, json("{'a': 1}")).hasMessageContaining("a JSON object with the members \"a\"");
        assertUnreadable(reader, "[]").hasMessageContaining("a JSON list");
        assertUnreadable(reader, "null").hasMessageContaining("not a SARIF report");
    }

    @Test
    void hostileDepthEndsAsUnreadable() {
        assertUnreadable(reader, log("{'results': [{'properties': " + "[".repeat(5000)))
                .hasMessageContaining("goes beyond what a report may hold");
    }

    @Test
    void itIsRecognisedByItsBeginning() {
        assertThat(reader.recognises(head(log("")))).isTrue();
        assertThat(reader.recognises(head(json("{'version': '2.1.0', 'runs': ["))))
                .isTrue();
        assertThat(reader.recognises(head(json("{'runs': [{'tool': {'driver'"))))
                .isTrue();
        assertThat(reader.recognises(head(json("{'runs': 3}")))).isFalse();
        assertThat(reader.recognises(head(json("[{'runs': []}]")))).isFalse();
        assertThat(reader.recognises(head("<sarif/>"))).isFalse();
    }
}
