package io.jenkins.plugins.releasereadiness.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.releasereadiness.config.ProofSettings;
import io.jenkins.plugins.releasereadiness.config.ReleaseReadinessConfiguration;
import io.jenkins.plugins.releasereadiness.engine.attest.TestKeys;
import io.jenkins.plugins.releasereadiness.engine.attest.VerificationKey;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.ledger.MemoryLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.record.RecordFolder;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.report.Document;
import io.jenkins.plugins.releasereadiness.engine.report.Documents;
import io.jenkins.plugins.releasereadiness.engine.verify.BundleVerifier;
import io.jenkins.plugins.releasereadiness.engine.verify.MemoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.verify.VerificationReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.util.VirtualFile;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** A small release in a real Jenkins, its keys, and its bundle as an auditor downloads and verifies it. */
final class ProofScene {
    private static final String POLICY = """
            version: 1
            name: small
            sources:
              unit: {format: junit, files: unit.xml}
              product: {format: file, files: app.jar}
            categories:
              quality: {title: Quality, weight: 1}
            questions:
              quality.tests:
                category: quality
                text: Do the tests pass?
                severity: critical
                pass: [unit.failed = 0]
              quality.docs: {category: quality, text: Is it documented?, severity: medium}
            gates:
              green:
                title: Green
                phase: readiness
                whenItFails: Mend the tests.
                checks:
                  tests: {text: The tests pass, severity: critical, pass: [unit.failed = 0]}
            """;
    private static final String UNIT =
            "<testsuite name=\"a\" tests=\"1\"><testcase name=\"b\" classname=\"c\"/></testsuite>";
    static final String SCORE = "readinessScore markAs: 'NOTE'";

    private ProofScene() {}

    /** Takes back what a test configured. */
    static void reset() throws IOException {
        ReleaseReadinessConfiguration.get().setProof(new ProofSettings());
        ReleaseReadinessConfiguration.get().setKeepApproved(false);
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        SystemCredentialsProvider.getInstance().save();
    }

    static WorkflowJob job(String body) throws Exception {
        WorkflowJob job = Jenkins.get()
                .createProject(
                        WorkflowJob.class, "job-" + Jenkins.get().getItems().size());
        String script = "node {\nwriteFile file: 'readiness.yml', text: '''" + POLICY
                + "'''\nwriteFile file: 'unit.xml', text: '''" + UNIT
                + "'''\nwriteFile file: 'app.jar', text: 'released'\n" + body + "\n}\n";
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    static void proof(String key, boolean must) {
        ProofSettings settings = new ProofSettings();
        settings.setSigningKey(key);
        settings.setMustSign(must);
        ReleaseReadinessConfiguration.get().setProof(settings);
    }

    static void keep(StandardCredentials credentials) throws IOException {
        SystemCredentialsProvider.getInstance().getCredentials().add(credentials);
        SystemCredentialsProvider.getInstance().save();
    }

    static StandardCredentials file(String id, CredentialsScope scope, String content) throws Exception {
        return new FileCredentialsImpl(
                scope, id, "", "key.pem", SecretBytes.fromRawBytes(content.getBytes(StandardCharsets.US_ASCII)));
    }

    static StandardCredentials text(String id, String content) throws Exception {
        return new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "", Secret.fromString(content));
    }

    static String pem(KeyPair pair) {
        return TestKeys.pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                + TestKeys.pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    static VerificationReport verify(MemoryBundleStore bundle, VerificationKey... keys) throws IOException {
        return new BundleVerifier(List.of(keys), BundleVerifier.judgingAgain()).verify(bundle);
    }

    static MemoryBundleStore download(Run<?, ?> run) throws IOException {
        MemoryBundleStore bundle = new MemoryBundleStore();
        VirtualFile root = run.getArtifactManager().root().child("release-evidence");
        for (String name : root.list("**", null, true)) {
            try (InputStream in = root.child(name).open()) {
                bundle.files.put(name, in.readAllBytes());
            }
        }
        return bundle;
    }

    /** Every generated document is what the entries up to it give, whoever folds them. */
    static void assertDocumentsFollowFromTheLedger(MemoryBundleStore bundle) throws Exception {
        long told = Fields.of(Json.read(bundle.files.get("production-readiness-report.json")), "")
                .object("ledger")
                .count("entries");
        List<LedgerEntry> entries = Ledger.open(
                        new MemoryLedgerStore(bundle.files.get("ledger.jsonl")), Clock.systemUTC())
                .entries();
        ReleaseRecord record = RecordFolder.fold(entries.subList(0, (int) told));
        Policy policy = PolicyLoader.restore(
                        "the policy", record.policy().orElseThrow().document())
                .policy();
        List<Document> documents = Documents.complete(record, policy);
        assertThat(documents).hasSizeGreaterThan(10);
        documents.forEach(document -> assertThat(new String(bundle.files.get(document.path()), StandardCharsets.UTF_8))
                .as(document.path())
                .isEqualTo(document.text()));
    }
}
