package io.jenkins.plugins.releasereadiness.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.PasswordParameterDefinition;
import hudson.model.PasswordParameterValue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.releasereadiness.config.ProofSettings;
import io.jenkins.plugins.releasereadiness.config.ReleaseReadinessConfiguration;
import io.jenkins.plugins.releasereadiness.engine.attest.TestKeys;
import io.jenkins.plugins.releasereadiness.engine.attest.VerificationKey;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.verify.BundleVerifier;
import io.jenkins.plugins.releasereadiness.engine.verify.Deviation;
import io.jenkins.plugins.releasereadiness.engine.verify.MemoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.verify.VerificationReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import jenkins.util.VirtualFile;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What an auditor gets from a real Jenkins: signed where a key is named, without secrets, complete however it ended. */
@WithJenkins
class ProofTest {
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
            """;
    private static final String UNIT =
            "<testsuite name=\"a\" tests=\"1\"><testcase name=\"b\" classname=\"c\"/></testsuite>";
    private static final String SCORE = "readinessScore markAs: 'NOTE'";

    /** The names that the specification promises, without the attestation, which is optional. */
    private static final List<String> DOCUMENTS = List.of(
            "ledger.jsonl",
            "bundle.json",
            "production-readiness-report.json",
            "production-readiness-report.md",
            "production-readiness-report.html",
            "deployment-readiness-checklist.json",
            "deployment-checklist.md",
            "production-monitoring-plan.md",
            "rollback-procedures.md",
            "release-manifest.md",
            "release-notes.md",
            "staging-deployment-report.json",
            "staging-validation-results.json",
            "uat-confirmation.json",
            "production-approval.json",
            "production-deployment-report.json",
            "post-deployment-validation.json",
            "deployment-health-log.md",
            "deployment-communications.md",
            "rollback-decision.json",
            "DEPLOYMENT-REPORT.md",
            "retrospective-inputs.json");

    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule j) {
        jenkins = j;
    }

    @AfterEach
    void reset() throws IOException {
        ReleaseReadinessConfiguration.get().setProof(new ProofSettings());
        ReleaseReadinessConfiguration.get().setKeepApproved(false);
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        SystemCredentialsProvider.getInstance().save();
    }

    @Test
    void aBuildSignsAndTheAuditorVerifiesWhatWasDownloaded() throws Exception {
        KeyPair pair = TestKeys.generate("Ed25519");
        keep(file("release-key", CredentialsScope.SYSTEM, pem(pair)));
        proof("release-key", true);

        WorkflowRun run = jenkins.assertBuildStatusSuccess(job(SCORE).scheduleBuild2(0));

        MemoryBundleStore bundle = download(run);
        VerificationKey key = VerificationKey.of(pair.getPublic());
        VerificationReport report = verify(bundle, key);
        assertThat(report.deviations()).isEmpty();
        assertThat(report.keys()).containsExactly(key.id());
        Fields envelope = Fields.of(Json.read(bundle.files.get("attestation.dsse.json")), "");
        Fields statement = Fields.of(Json.read(Base64.getDecoder().decode(envelope.text("payload"))), "");
        assertThat(statement.objects("subject"))
                .extracting(subject -> subject.text("name"))
                .contains("app.jar", "ledger.jsonl");
        assertThat(bundle.files.keySet()).contains("attestation-vsa.dsse.json");
        String secret = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        bundle.files.forEach((name, content) -> assertThat(new String(content, StandardCharsets.ISO_8859_1))
                .as(name)
                .doesNotContain(secret));
        StandardCredentials used = (StandardCredentials)
                SystemCredentialsProvider.getInstance().getCredentials().get(0);
        assertThat(CredentialsProvider.getOrCreateFingerprintOf(used).getJobs())
                .contains(run.getParent().getFullName());

        for (String name : bundle.list()) {
            byte[] changed = bundle.files.get(name).clone();
            changed[changed.length / 2] ^= 1;
            assertThat(verify(bundle.with(name, changed), key).deviations())
                    .extracting(Deviation::file)
                    .contains(name);
        }
        assertThat(verify(bundle, TestKeys.ed25519().publicKey()).deviations())
                .extracting(Deviation::kind)
                .contains(Deviation.Kind.WRONG_KEY);
    }

    @Test
    void aKeyThatThePipelineNamesSignsBesideTheAdministratorsNeverInstead() throws Exception {
        KeyPair always = TestKeys.generate("Ed25519");
        KeyPair named = TestKeys.generate("EC");
        keep(file("always", CredentialsScope.SYSTEM, pem(always)));
        keep(text("team-key", pem(named)));
        proof("always", false);

        WorkflowRun run = jenkins.assertBuildStatusSuccess(
                job("readinessScore markAs: 'NOTE', signingKey: 'team-key'").scheduleBuild2(0));

        MemoryBundleStore bundle = download(run);
        assertThat(verify(bundle, VerificationKey.of(always.getPublic())).intact())
                .isTrue();
        assertThat(verify(bundle, VerificationKey.of(named.getPublic())).intact())
                .isTrue();
    }

    @Test
    void aKeyOfScopeSystemIsNotForPipelines() throws Exception {
        keep(file("controllers-own", CredentialsScope.SYSTEM, pem(TestKeys.generate("Ed25519"))));

        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.FAILURE, job("readinessScore markAs: 'NOTE', signingKey: 'controllers-own'"));

        jenkins.assertLogContains(
                "there is no secret file or secret text 'controllers-own' that this job may use", run);
    }

    @Test
    void aRecordThatMustBeSignedIsNotStartedWithoutAKey() throws Exception {
        proof("", true);

        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job(SCORE));

        jenkins.assertLogContains("release records must be signed here, but no key is named", run);
        assertThat(ReleaseRecords.find(run).orElseThrow().record()).isEmpty();
    }

    @Test
    void whatIsNoKeyIsSaidWithoutShowingIt() throws Exception {
        keep(text("odd", "hunter2hunter2"));
        proof("odd", false);

        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job(SCORE));

        jenkins.assertLogContains("cannot be signed with the credentials 'odd': there is no private key", run);
        jenkins.assertLogNotContains("hunter2hunter2", run);
        ProofSettings.DescriptorImpl form = (ProofSettings.DescriptorImpl)
                ReleaseReadinessConfiguration.get().getProof().getDescriptor();
        assertThat(form.doCheckSigningKey("odd").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(form.doCheckSigningKey("nowhere").kind).isEqualTo(FormValidation.Kind.WARNING);
    }

    @Test
    void secretsOfTheBuildAreInNoPublishedFile() throws Exception {
        String secret = "s3cr<t&\"token\"/7";
        WorkflowJob job = job("""
                writeFile file: 'unit.xml', text: '''<testsuite name="a" tests="1"><testcase name="b" classname="c"/>\
                <system-out>s3cr&lt;t&amp;"token"/7</system-out></testsuite>'''
                readinessScore markAs: 'NOTE', version: "1.0-${params.TOKEN}", attestations: [
                  [question: 'quality.docs', by: 'alice', reason: "because ${params.TOKEN} said so"]]
                """);
        job.addProperty(
                new ParametersDefinitionProperty(new PasswordParameterDefinition("TOKEN", Secret.fromString(""), "")));
        WorkflowRun run = jenkins.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new ParametersAction(new PasswordParameterValue("TOKEN", secret))));

        MemoryBundleStore bundle = download(run);
        assertThat(bundle.files).isNotEmpty();
        bundle.files.forEach((name, content) -> assertThat(new String(content, StandardCharsets.UTF_8))
                .as(name)
                .doesNotContain(secret, "s3cr&lt;t", "s3cr\\u003ct", "s3cr<t"));
        assertThat(new String(bundle.files.get("ledger.jsonl"), StandardCharsets.UTF_8))
                .contains("1.0-****");
        assertThat(bundle.files.keySet()).noneMatch(name -> name.endsWith("unit.xml"));
        jenkins.assertLogContains("unit.xml is not archived, only its SHA-256 is recorded: a secret", run);
        assertThat(verify(bundle).deviations()).isEmpty();
    }

    @Test
    void evidenceBeyondTheLimitIsHashedAndSaidToBeMissing() throws Exception {
        ProofSettings settings = new ProofSettings();
        settings.setMaxEvidenceMegabytes(1);
        ReleaseReadinessConfiguration.get().setProof(settings);

        WorkflowRun run = jenkins.assertBuildStatusSuccess(job("""
                writeFile file: 'app.jar', text: 'x' * 1500000
                readinessScore markAs: 'NOTE'
                """).scheduleBuild2(0));

        jenkins.assertLogContains("app.jar is not archived, only its SHA-256 is recorded: with its 1500000 bytes", run);
        MemoryBundleStore bundle = download(run);
        assertThat(bundle.files.keySet())
                .contains("evidence/unit/unit.xml")
                .noneMatch(name -> name.endsWith("app.jar"));
        VerificationReport report = verify(bundle);
        assertThat(report.deviations()).isEmpty();
        assertThat(report.notProven()).anyMatch(sentence -> sentence.contains("app.jar"));
    }

    @Test
    void everyDocumentIsThereHoweverTheBuildEnded() throws Exception {
        WorkflowRun failed = jenkins.buildAndAssertStatus(Result.FAILURE, job(SCORE + "\nerror 'broken'"));
        WorkflowJob waiting = job(SCORE + "\nwriteFile file: 'here', text: ''\nwaitUntil { false }");
        WorkflowRun aborted = waiting.scheduleBuild2(0).waitForStart();
        while (ReleaseRecords.find(aborted).isEmpty() || download(aborted).files.get("bundle.json") == null) {
            Thread.sleep(100);
        }
        aborted.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(aborted));

        for (WorkflowRun run : List.of(failed, aborted)) {
            MemoryBundleStore bundle = download(run);
            assertThat(bundle.files.keySet()).containsAll(DOCUMENTS);
            assertThat(verify(bundle).deviations()).isEmpty();
            assertThat(new String(bundle.files.get("DEPLOYMENT-REPORT.md"), StandardCharsets.UTF_8))
                    .contains("The build has ended: " + run.getResult());
            assertThat(Fields.of(Json.read(bundle.files.get("production-approval.json")), "")
                            .text("why"))
                    .isEqualTo("Nobody was asked for approval.");
        }
    }

    @Test
    void approvedBuildsAreKeptForTheTimeTheAdministratorSays() throws Exception {
        ProofSettings settings = new ProofSettings();
        settings.setKeepApprovedDays(30);
        ReleaseReadinessConfiguration.get().setProof(settings);
        ReleaseReadinessConfiguration.get().setKeepApproved(true);
        WorkflowJob job = job("echo 'built'");
        WorkflowRun approved = jenkins.buildAndAssertSuccess(job);
        WorkflowRun chosen = jenkins.buildAndAssertSuccess(job);
        chosen.keepLog(true);
        Instant at = Instant.parse("2026-03-02T09:00:00Z");
        for (WorkflowRun run : List.of(approved, chosen)) {
            KeptBuilds.get().keep(run, at);
            assertThat(run.isKeepLog()).isTrue();
        }

        KeptBuilds.get().release(at.plus(Duration.ofDays(30)));
        assertThat(approved.isKeepLog()).isTrue();
        KeptBuilds.get().release(at.plus(Duration.ofDays(31)));
        assertThat(approved.isKeepLog()).isFalse();
        assertThat(chosen.isKeepLog()).as("somebody chose to keep it").isTrue();
    }

    private static WorkflowJob job(String body) throws Exception {
        WorkflowJob job = jenkins.jenkins.createProject(
                WorkflowJob.class, "job-" + jenkins.jenkins.getItems().size());
        String script = "node {\nwriteFile file: 'readiness.yml', text: '''" + POLICY
                + "'''\nwriteFile file: 'unit.xml', text: '''" + UNIT
                + "'''\nwriteFile file: 'app.jar', text: 'released'\n" + body + "\n}\n";
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private static void proof(String key, boolean must) {
        ProofSettings settings = new ProofSettings();
        settings.setSigningKey(key);
        settings.setMustSign(must);
        ReleaseReadinessConfiguration.get().setProof(settings);
    }

    private static void keep(StandardCredentials credentials) throws IOException {
        SystemCredentialsProvider.getInstance().getCredentials().add(credentials);
        SystemCredentialsProvider.getInstance().save();
    }

    private static StandardCredentials file(String id, CredentialsScope scope, String content) throws Exception {
        return new FileCredentialsImpl(
                scope, id, "", "key.pem", SecretBytes.fromRawBytes(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private static StandardCredentials text(String id, String content) throws Exception {
        return new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "", Secret.fromString(content));
    }

    private static String pem(KeyPair pair) {
        return TestKeys.pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                + TestKeys.pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    private static VerificationReport verify(MemoryBundleStore bundle, VerificationKey... keys) throws IOException {
        return new BundleVerifier(List.of(keys), BundleVerifier.judgingAgain()).verify(bundle);
    }

    private static MemoryBundleStore download(Run<?, ?> run) throws IOException {
        MemoryBundleStore bundle = new MemoryBundleStore();
        VirtualFile root = run.getArtifactManager().root().child("release-evidence");
        for (String name : root.list("**", null, true)) {
            try (InputStream in = root.child(name).open()) {
                bundle.files.put(name, in.readAllBytes());
            }
        }
        return bundle;
    }
}
