package io.jenkins.plugins.releasereadiness.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A scan with two high findings, of which an OpenVEX document explains none, one or both (evidence rule 21). */
@WithJenkins
class VexInJenkinsTest {
    private static final String SCAN = """
            {"matches": [
              {"vulnerability": {"id": "CVE-1", "severity": "High"}, "artifact": {"purl": "pkg:maven/org.example/a@1.0"}},
              {"vulnerability": {"id": "CVE-2", "severity": "High"}, "artifact": {"purl": "pkg:maven/org.example/a@1.0"}}]}""";

    private static EvidenceBuilds builds;
    private static JenkinsRule jenkins;

    @BeforeAll
    static void begin(JenkinsRule rule) {
        jenkins = rule;
        builds = new EvidenceBuilds(rule);
    }

    private static String statement(String vulnerability, String status) {
        return "{\"vulnerability\": {\"name\": \"" + vulnerability + "\"}, \"status\": \"" + status
                + "\", \"products\": [{\"@id\": \"pkg:maven/org.example/a@1.0\"}]}";
    }

    private static String document(String... statements) {
        return "{\"@context\": \"https://openvex.dev/ns/v0.2.0\", \"timestamp\": \"2026-01-01T00:00:00Z\","
                + " \"statements\": [" + String.join(", ", statements) + "]}";
    }

    /** A build of the scan with a companion; {@code document} is what writes it. */
    private static WorkflowRun score(String document) throws Exception {
        return builds.score("node { deleteDir()\n"
                + EvidenceBuilds.policyFile(
                        "{format: grype, files: scan.json, vex: word}\n  word: {format: openvex, files: vex.json}",
                        "it.high = 0")
                + "writeFile file: 'scan.json', text: '''" + SCAN + "'''\n" + document
                + "\ndef r = readinessScore markAs: 'NOTE'\necho 'answer ' + r.questions[0].answer }");
    }

    private static String write(String document) {
        return "writeFile file: 'vex.json', text: '''" + document + "'''";
    }

    private static void assertHigh(WorkflowRun run, long high, long suppressed, String answer) throws Exception {
        assertThat(EvidenceBuilds.evidence(run).state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(EvidenceBuilds.evidence(run).facts().count("high")).contains(high);
        assertThat(EvidenceBuilds.evidence(run).facts().count("suppressed")).contains(suppressed);
        jenkins.assertLogContains("answer " + answer, run);
    }

    @Test
    void findingsThatTheDocumentExplainsAreSuppressed() throws Exception {
        assertHigh(
                score(write(document(statement("CVE-1", "not_affected"), statement("CVE-2", "fixed")))), 0, 2, "yes");
    }

    @Test
    void oneThatItDoesNotExplainStays() throws Exception {
        assertHigh(
                score(write(document(statement("CVE-1", "not_affected"), statement("CVE-2", "affected")))), 1, 1, "no");
    }

    @Test
    void aDocumentThatIsMissingSuppressesNothing() throws Exception {
        assertHigh(score(""), 2, 0, "no");
    }

    @Test
    void aDocumentThatIsBrokenSuppressesNothing() throws Exception {
        assertHigh(
                score(write(document(statement("CVE-1", "not_affected"), statement("CVE-2", "fixed")) + "}")),
                2,
                0,
                "no");
    }
}
