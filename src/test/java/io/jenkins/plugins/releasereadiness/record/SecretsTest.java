package io.jenkins.plugins.releasereadiness.record;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.MemoryLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.record.RecordWriter;
import io.jenkins.plugins.releasereadiness.engine.release.Changes;
import io.jenkins.plugins.releasereadiness.engine.release.Commit;
import io.jenkins.plugins.releasereadiness.engine.verify.MemoryBundleStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final Secrets SECRETS =
            Secrets.of(List.of("TOKEN", "SHORT", "UNSET"), new EnvVars("TOKEN", "s3cr<t \"x\"", "SHORT", "abc"));

    @Test
    void everyFormOfASecretIsMaskedAndAShortOneIsNone() {
        assertThat(SECRETS.text("a s3cr<t \"x\" b")).isEqualTo("a **** b");
        assertThat(SECRETS.text("s3cr<t \\\"x\\\"")).isEqualTo("****");
        assertThat(SECRETS.text("s3cr\\u003ct \\\"x\\\"")).isEqualTo("****");
        assertThat(SECRETS.text("s3cr&lt;t &quot;x&quot;")).isEqualTo("****");
        assertThat(SECRETS.text("s3cr&lt;t \"x\"")).isEqualTo("****");
        assertThat(SECRETS.text("s3cr%3Ct+%22x%22")).isEqualTo("****");
        assertThat(SECRETS.text("s3cr%3Ct%20%22x%22")).isEqualTo("****");
        assertThat(Secrets.of(List.of("a>b'/c")).text("a>b'\\/c a&gt;b&#39;/c a>b&apos;/c"))
                .isEqualTo("**** **** ****");
        assertThat(SECRETS.text("czNjcjx0ICJ4Ig==")).isEqualTo("****==");
        assertThat(SECRETS.text("abc")).isEqualTo("abc");
    }

    /** As HTTP sends a name and a password; where the password begins within three bytes decides what it looks like. */
    @Test
    void aSecretThatFollowsANameInBase64IsMaskedToo() {
        Secrets password = Secrets.of(List.of("correct/horse'battery"));
        for (String name : List.of("ab", "abc", "abcd")) {
            String login = Base64.getEncoder()
                    .encodeToString((name + ":correct/horse'battery").getBytes(StandardCharsets.UTF_8));
            String masked = password.text("Authorization: Basic " + login);
            assertThat(masked).startsWith("Authorization: Basic ").contains("****");
            assertThat(masked.length()).as(name).isLessThan("Authorization: Basic ".length() + 16);
        }
        assertThat(Secrets.of(List.of("abcd")).text("eGFiY2Q="))
                .as("too short to be told from chance")
                .isEqualTo("eGFiY2Q=");
    }

    @Test
    void whatChangedAndWhatWasNotReviewedGoThroughTheMask() throws IOException {
        MemoryLedgerStore store = new MemoryLedgerStore();
        Ledger ledger = Ledger.open(store, Clock.systemUTC());
        RecordWriter writer =
                new RecordWriter(ledger, BundleWriter.copyingLedger(ledger, new MemoryBundleStore()), SECRETS);
        Commit commit = new Commit("0123abcd", "alice", "fix", "", false, "use s3cr<t \"x\" no more");
        writer.changes("alice", Changes.of("git", List.of(commit), Optional.empty()));
        writer.unreviewed("alice", "the script says s3cr<t \"x\"");

        assertThat(ledger.entries())
                .extracting(entry -> String.valueOf(entry.payload()))
                .allSatisfy(payload -> assertThat(payload).contains("****").doesNotContain("s3cr<t"));
    }

    @Test
    void whatTheRecordIsReadByStaysAsItIs() {
        Secrets words = Secrets.of(List.of("A", "B"), new EnvVars("A", "present", "B", "beef"));
        String digest = "beef".repeat(16);

        assertThat(words.payload(Map.of(
                        "state", "present", "message", "present: beef", "sha256", digest, "list", List.of("beef", 1L))))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "state", "present", "message", "****: ****", "sha256", digest, "list", List.of("****", 1L)));
        assertThat(Secrets.of(List.of("A"), new EnvVars("A", digest)).text("it is " + digest))
                .as("a secret that looks like a digest")
                .isEqualTo("it is ****");
    }

    @Test
    void generatedJsonStaysJson() {
        byte[] masked =
                SECRETS.file("a.json", "{\"why\":\"s3cr<t \\\"x\\\"\",\"at\":1}".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(masked, StandardCharsets.UTF_8)).isEqualTo("{\n  \"why\": \"****\",\n  \"at\": 1\n}\n");
    }

    @Test
    void aSecretInAFileIsNoticedWhereverItsBytesWereCut() throws IOException {
        byte[] file = ("x".repeat(70_000) + "hunter2" + "y".repeat(10)).getBytes(StandardCharsets.UTF_8);
        for (int cut = 69_990; cut < 70_010; cut++) {
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            try (SecretWatch watch = new SecretWatch(copy, List.of("nothing", "hunter2"))) {
                watch.write(file, 0, cut);
                watch.write(file, cut, file.length - cut);
                assertThat(watch.found()).as("cut at %d", cut).isTrue();
            }
            assertThat(copy.toByteArray()).isEqualTo(file);
        }
        try (SecretWatch watch = new SecretWatch(new ByteArrayOutputStream(), List.of("hunter3"))) {
            watch.write(file);
            assertThat(watch.found()).isFalse();
        }
    }
}
