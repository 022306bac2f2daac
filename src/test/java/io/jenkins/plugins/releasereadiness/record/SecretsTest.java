package io.jenkins.plugins.releasereadiness.record;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
        assertThat(SECRETS.text("s3cr%3Ct+%22x%22")).isEqualTo("****");
        assertThat(SECRETS.text("czNjcjx0ICJ4Ig==")).isEqualTo("****==");
        assertThat(SECRETS.text("abc")).isEqualTo("abc");
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
