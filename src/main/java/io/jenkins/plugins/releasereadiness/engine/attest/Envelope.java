package io.jenkins.plugins.releasereadiness.engine.attest;

import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException.Kind;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A DSSE envelope, version 1.0.2: a payload of a type, and signatures over both. */
public final class Envelope {
    private final String payloadType;
    private final byte[] payload;
    private final List<Signed> signatures;

    /**
     * @param keyId a hint which key it was; empty if there is none. Not authenticated, so it decides nothing
     * @param signature the signature's bytes
     */
    private record Signed(String keyId, byte[] signature) {}

    private Envelope(String payloadType, byte[] payload, List<Signed> signatures) {
        this.payloadType = Objects.requireNonNull(payloadType);
        this.payload = payload;
        this.signatures = List.copyOf(signatures);
    }

    /**
     * Signs a payload with every one of {@code keys}.
     *
     * @throws AttestationException if a key cannot sign
     */
    public static Envelope sign(String payloadType, byte[] payload, List<SigningKey> keys) throws AttestationException {
        byte[] message = preAuthenticationEncoding(payloadType, payload);
        List<Signed> signatures = new ArrayList<>();
        for (SigningKey key : keys) {
            signatures.add(new Signed(key.publicKey().id(), key.sign(message)));
        }
        return new Envelope(payloadType, payload.clone(), signatures);
    }

    /**
     * Reads an envelope. As the specification asks, either base64 alphabet is taken and unknown members are ignored.
     *
     * @throws AttestationException {@link Kind#MALFORMED} if it is none
     */
    public static Envelope read(byte[] json) throws AttestationException {
        try {
            Fields fields = Fields.of(Json.read(json), "");
            fields.list("signatures");
            List<Signed> signatures = fields.objects("signatures").stream()
                    .map(signature -> new Signed(signature.optionalText("keyid").orElse(""), base64(signature, "sig")))
                    .toList();
            return new Envelope(fields.text("payloadType"), base64(fields, "payload"), signatures);
        } catch (JsonException e) {
            throw new AttestationException(Kind.MALFORMED, "this is not a DSSE envelope: " + e.getMessage(), e);
        }
    }

    /** The envelope as JSON, with a newline at the end. */
    public byte[] bytes() {
        List<Object> list = new ArrayList<>();
        for (Signed signature : signatures) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("keyid", signature.keyId());
            tree.put("sig", Base64.getEncoder().encodeToString(signature.signature()));
            list.add(tree);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("payload", Base64.getEncoder().encodeToString(payload));
        tree.put("payloadType", payloadType);
        tree.put("signatures", list);
        return Json.pretty(tree).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Verifies that somebody trusted signed this payload as this type.
     *
     * @param trusted the keys that are trusted; at least one of them must have signed
     * @param knownType the type of payload that the caller can read
     * @return the keys among {@code trusted} that signed
     * @throws AttestationException of a kind that names what is wrong
     */
    public Set<VerificationKey> verify(List<VerificationKey> trusted, String knownType) throws AttestationException {
        if (signatures.isEmpty()) {
            throw new AttestationException(Kind.NO_SIGNATURE, "the attestation is not signed");
        }
        byte[] message = preAuthenticationEncoding(payloadType, payload);
        Set<VerificationKey> signers = new LinkedHashSet<>();
        for (Signed signature : signatures) {
            for (VerificationKey key : trusted) {
                if (key.verifies(message, signature.signature())) {
                    signers.add(key);
                }
            }
        }
        if (signers.isEmpty()) {
            throw notSigned(trusted);
        }
        if (!payloadType.equals(knownType)) {
            throw new AttestationException(
                    Kind.UNKNOWN_TYPE,
                    "the attestation holds a payload of type '" + payloadType + "' instead of '" + knownType + "'");
        }
        return signers;
    }

    /** The type of the payload, as the signers named it. */
    public String payloadType() {
        return payloadType;
    }

    /** A copy of the very bytes that were signed. */
    public byte[] payload() {
        return payload.clone();
    }

    /** The ids of the keys that are said to have signed; only a hint. */
    public List<String> keyIds() {
        return signatures.stream().map(Signed::keyId).toList();
    }

    /** What is signed: PAE of the DSSE protocol. */
    static byte[] preAuthenticationEncoding(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + type.length + 40);
        out.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(type);
        out.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(payload);
        return out.toByteArray();
    }

    private AttestationException notSigned(List<VerificationKey> trusted) {
        for (VerificationKey key : trusted) {
            if (keyIds().contains(key.id())) {
                return new AttestationException(
                        Kind.BAD_SIGNATURE,
                        "the signature of key " + key.id() + " does not fit: content or signature was changed");
            }
        }
        return new AttestationException(
                Kind.WRONG_KEY,
                "no trusted key signed the attestation; it names " + String.join(", ", keyIds()) + ", trusted is "
                        + String.join(
                                ", ", trusted.stream().map(VerificationKey::id).toList()));
    }

    private static byte[] base64(Fields fields, String name) {
        String text = fields.text(name);
        try {
            return text.indexOf('-') >= 0 || text.indexOf('_') >= 0
                    ? Base64.getUrlDecoder().decode(text)
                    : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw fields.wrong(name, "is not base64");
        }
    }
}
