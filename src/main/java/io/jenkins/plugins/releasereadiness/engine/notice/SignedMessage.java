package io.jenkins.plugins.releasereadiness.engine.notice;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A CDEvent as it goes over a webhook: a CloudEvent in binary mode (CDEvents 0.5.1, CloudEvents binding), signed as
 * <a href="https://www.standardwebhooks.com">Standard Webhooks</a> does, for which there are libraries. The signature covers the
 * id, the time of sending and every byte of the body, so that neither an altered nor an old message passes.
 *
 * @param headers name to value, ASCII
 * @param body the event
 */
public record SignedMessage(Map<String, String> headers, byte[] body) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String BASE64_KEY = "whsec_";

    /**
     * @param event of {@link CdEvents#of}
     * @param secret shared with the receiver: {@code whsec_} and a key in base64, or any other text whose UTF-8 bytes are the
     *     key; empty for no signature
     * @param now when it is sent; each attempt has a time of its own
     * @throws IllegalArgumentException if what follows {@code whsec_} is no base64
     */
    public static SignedMessage of(Map<String, Object> event, String secret, Instant now) {
        byte[] body = Json.compact(event).getBytes(StandardCharsets.UTF_8);
        Fields context = Fields.of(event, "").object("context");
        String id = context.text("id");
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json; charset=utf-8");
        headers.put("ce-specversion", "1.0");
        headers.put("ce-id", id);
        headers.put("ce-source", ascii(context.text("source")));
        headers.put("ce-type", context.text("type"));
        headers.put("ce-time", context.text("timestamp"));
        headers.put("ce-subject", ascii(Fields.of(event, "").object("subject").text("id")));
        String timestamp = Long.toString(now.getEpochSecond());
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", timestamp);
        if (!secret.isEmpty()) {
            headers.put("webhook-signature", "v1," + signature(key(secret), id, timestamp, body));
        }
        return new SignedMessage(headers, body);
    }

    private static byte[] key(String secret) {
        return secret.startsWith(BASE64_KEY)
                ? Base64.getDecoder().decode(secret.substring(BASE64_KEY.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }

    private static String signature(byte[] key, String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** CloudEvents 1.0, HTTP binding, 3.1.3.2: what is not printable ASCII, and blank, quote and percent, is encoded. */
    private static String ascii(String text) {
        StringBuilder header = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet > ' ' && octet < 0x7f && octet != '"' && octet != '%') {
                header.append((char) octet);
            } else {
                header.append(String.format("%%%02X", octet));
            }
        }
        return header.toString();
    }
}
