package io.jenkins.plugins.releasereadiness.record;

import static io.jenkins.plugins.releasereadiness.record.ProofScene.SCORE;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.download;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.file;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.job;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.keep;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.pem;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.proof;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.text;
import static io.jenkins.plugins.releasereadiness.record.ProofScene.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Result;
import hudson.util.FormValidation;
import io.jenkins.plugins.releasereadiness.config.ProofSettings;
import io.jenkins.plugins.releasereadiness.config.ReleaseReadinessConfiguration;
import io.jenkins.plugins.releasereadiness.engine.attest.TestKeys;
import io.jenkins.plugins.releasereadiness.engine.attest.VerificationKey;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.ledger.MemoryLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.notice.Notice;
import io.jenkins.plugins.releasereadiness.engine.verify.Deviation;
import io.jenkins.plugins.releasereadiness.engine.verify.MemoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.verify.VerificationReport;
import io.jenkins.plugins.releasereadiness.notify.NotificationChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whose key signs the record of a build, and what the signature covers in the end. */
@WithJenkins
class SignedRecordTest {
    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule j) {
        jenkins = j;
    }

    @AfterEach
    void reset() throws IOException {
        ProofScene.reset();
    }

    /** Tells somebody, but not before the test lets it. */
    @TestExtension
    public static final class Held extends NotificationChannel {
        static final CountDownLatch END = new CountDownLatch(1);
        static volatile boolean listening;

        @Override
        public String name() {
            return "held";
        }

        @Override
        public List<String> receivers(Notice notice) {
            return listening ? List.of("operations", "support") : List.of();
        }

        @Override
        public void send(Notice notice, String receiver) throws InterruptedException {
            END.await();
        }
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
        assertThat(statement(bundle).objects("subject"))
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
    void whatIsToldAfterTheEndOfTheBuildIsSignedToo() throws Exception {
        KeyPair pair = TestKeys.generate("Ed25519");
        keep(file("release-key", CredentialsScope.SYSTEM, pem(pair)));
        proof("release-key", true);
        Held.listening = true;

        WorkflowRun run = jenkins.assertBuildStatusSuccess(job(SCORE + """

                qualityGate 'green'""").scheduleBuild2(0));

        MemoryBundleStore before = download(run);
        assertThat(kinds(before)).doesNotContain(EntryKind.NOTIFICATION);
        Held.END.countDown();
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
            MemoryBundleStore after = download(run);
            VerificationReport report = verify(after, VerificationKey.of(pair.getPublic()));
            assertThat(report.deviations()).isEmpty();
            List<EntryKind> kinds = kinds(after);
            assertThat(kinds.stream().filter(EntryKind.NOTIFICATION::equals)).hasSize(2);
            assertThat(report.head())
                    .contains(ReleaseRecords.find(run)
                            .orElseThrow()
                            .record()
                            .orElseThrow()
                            .lastSha256());
            // Whatever is not an attestation itself is signed.
            int signed = (int) covered(after);
            assertThat(kinds.subList(signed, kinds.size())).isNotEmpty().containsOnly(EntryKind.ATTESTATION);
            assertThat(kinds.subList(0, signed)).endsWith(EntryKind.DOCUMENT).contains(EntryKind.NOTIFICATION);
            assertThat(new String(after.files.get("deployment-communications.md"), StandardCharsets.UTF_8))
                    .contains("held: operations", "held: support");
        });
    }

    private static List<EntryKind> kinds(MemoryBundleStore bundle) throws IOException {
        return Ledger.open(new MemoryLedgerStore(bundle.files.get("ledger.jsonl")), Clock.systemUTC())
                .entries()
                .stream()
                .map(LedgerEntry::kind)
                .toList();
    }

    /** How many entries the signature says that it covers. */
    private static long covered(MemoryBundleStore bundle) {
        return statement(bundle).objects("subject").stream()
                .filter(subject -> subject.text("name").equals("ledger.jsonl"))
                .findFirst()
                .orElseThrow()
                .object("annotations")
                .count("entries");
    }

    private static Fields statement(MemoryBundleStore bundle) {
        Fields envelope = Fields.of(Json.read(bundle.files.get("attestation.dsse.json")), "");
        return Fields.of(Json.read(Base64.getDecoder().decode(envelope.text("payload"))), "");
    }
}
