package io.jenkins.plugins.releasereadiness.engine.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignedMessageTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);

    private static Map<String, Object> event(String subject) {
        return Map.of(
                "context",
                Map.of(
                        "id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "source", "/ci",
                        "type", "dev.cdevents.taskrun.finished.0.3.0",
                        "timestamp", "2026-03-10T09:00:00Z"),
                "subject",
                Map.of("id", subject));
    }

    /** Counted with another tool: {@code printf 'ID.TIME.BODY' | openssl dgst -sha256 -hmac KEY -binary | base64}. */
    @Test
    void theSignatureIsTheHmacOfIdTimeAndBody() throws Exception {
        SignedMessage message = SignedMessage.of(event("gate"), "whsec_c2hhcmVkIHNlY3JldA==", NOW);
        Process openssl = new ProcessBuilder("openssl", "dgst", "-sha256", "-hmac", "shared secret", "-binary")
                .redirectErrorStream(true)
                .start();
        try (java.io.OutputStream in = openssl.getOutputStream()) {
            in.write("msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.".getBytes(StandardCharsets.UTF_8));
            in.write(message.body());
        }
        String expected =
                Base64.getEncoder().encodeToString(openssl.getInputStream().readAllBytes());

        assertThat(message.headers())
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", "v1," + expected);
    }

    @Test
    void aSecretMayBeAnyText() {
        assertThat(SignedMessage.of(event("gate"), "shared secret", NOW).headers())
                .isEqualTo(SignedMessage.of(event("gate"), "whsec_c2hhcmVkIHNlY3JldA==", NOW)
                        .headers());
    }

    @Test
    void withoutASecretNothingIsSigned() {
        assertThat(SignedMessage.of(event("gate"), "", NOW).headers()).doesNotContainKey("webhook-signature");
    }

    @Test
    void aKeyThatIsNoBase64IsRefused() {
        assertThatThrownBy(() -> SignedMessage.of(event("gate"), "whsec_???", NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void headersAreAsciiWhateverTheNames() {
        Map<String, String> headers =
                SignedMessage.of(event("Läden \"100%\"\r\nx: y"), "", NOW).headers();

        assertThat(headers).containsEntry("ce-subject", "L%C3%A4den%20%22100%25%22%0D%0Ax:%20y");
        assertThat(headers).containsEntry("ce-specversion", "1.0").containsEntry("ce-source", "/ci");
    }
}
