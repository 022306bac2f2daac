package io.jenkins.plugins.releasereadiness.record;

import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The forms that a secret takes in reports: as it is, and as JSON, XML, addresses and base64 write it. */
final class SecretForms {
    /** Bits of a byte that one character of base64 takes. */
    private static final int SEXTET = 6;

    /** A piece of base64 that is shorter could stand anywhere by chance. */
    private static final int SHORTEST_PIECE = 6;

    private SecretForms() {}

    /**
     * @param value the secret
     * @param forms gets all forms, the secret itself among them
     */
    static void of(String value, Set<String> forms) {
        forms.add(value);
        json(value, forms);
        xml(value, forms);
        address(value, forms);
        base64(value.getBytes(StandardCharsets.UTF_8), Base64.getEncoder().withoutPadding(), forms);
        base64(value.getBytes(StandardCharsets.UTF_8), Base64.getUrlEncoder().withoutPadding(), forms);
    }

    /** Writers of JSON differ in what they escape beyond what they must. */
    private static void json(String value, Set<String> forms) {
        String most = Json.compact(value);
        String least = value.replace("\\", "\\\\").replace("\"", "\\\"");
        for (String written : List.of(most.substring(1, most.length() - 1), least)) {
            forms.add(written);
            forms.add(written.replace("/", "\\/"));
        }
    }

    /** Writers of XML must escape two characters and may escape three more, one or another way. */
    private static void xml(String value, Set<String> forms) {
        String least = value.replace("&", "&amp;").replace("<", "&lt;");
        for (String greater : List.of(">", "&gt;")) {
            for (String quote : List.of("\"", "&quot;", "&#34;")) {
                for (String apostrophe : List.of("'", "&apos;", "&#39;", "&#039;", "&#x27;")) {
                    forms.add(least.replace(">", greater).replace("\"", quote).replace("'", apostrophe));
                }
            }
        }
    }

    private static void address(String value, Set<String> forms) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        forms.add(encoded);
        forms.add(encoded.replace("+", "%20"));
    }

    /**
     * In base64 a text looks different after one or two other bytes, as a password does that follows a name and a colon.
     * The first and last characters then belong in part to what stands around it and are left out.
     */
    private static void base64(byte[] value, Base64.Encoder encoder, Set<String> forms) {
        forms.add(encoder.encodeToString(value));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + value.length];
            System.arraycopy(value, 0, shifted, before, value.length);
            String whole = encoder.encodeToString(shifted);
            int from = (before * Byte.SIZE + SEXTET - 1) / SEXTET;
            int to = shifted.length * Byte.SIZE / SEXTET;
            if (to - from >= SHORTEST_PIECE) {
                forms.add(whole.substring(from, to));
            }
        }
    }
}
