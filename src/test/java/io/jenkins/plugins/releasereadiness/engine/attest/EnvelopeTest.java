package io.jenkins.plugins.releasereadiness.engine.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException.Kind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final String TYPE = "http://example.com/HelloWorld";
    private static final byte[] HELLO = "hello world".getBytes(StandardCharsets.UTF_8);

    /** The result of the test vector in section "Test Vectors" of the DSSE protocol, version 1.0.2. */
    private static final String VECTOR = """
            {"payload": "aGVsbG8gd29ybGQ=",
             "payloadType": "http://example.com/HelloWorld",
             "signatures": [{"sig": "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA=="}]}
            """;

    private final SigningKey key = TestKeys.ed25519();

    @Test
    void preAuthenticationEncodingIsThatOfTheProtocol() {
        assertThat(Envelope.preAuthenticationEncoding(TYPE, HELLO))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
        assertThat(Envelope.preAuthenticationEncoding("\u00e9", new byte[0]))
                .isEqualTo("DSSEv1 2 \u00e9 0 ".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theVectorOfTheProtocolIsVerified() throws Exception {
        Envelope envelope = Envelope.read(VECTOR.getBytes(StandardCharsets.UTF_8));
        VerificationKey vectorKey = vectorKey();
        assertThat(envelope.verify(List.of(vectorKey), TYPE)).containsExactly(vectorKey);
        assertThat(envelope.payload()).isEqualTo(HELLO);
    }

    @Test
    void everyChangedCharacterOfTheVectorIsRefused() throws Exception {
        List<VerificationKey> trusted = List.of(vectorKey());
        for (String part : List.of("aGVsbG8gd29ybGQ", TYPE, "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajab")) {
            for (int i = 0; i < part.length(); i++) {
                char other = part.charAt(i) == 'x' ? 'y' : 'x';
                String changed = VECTOR.replace(part, part.substring(0, i) + other + part.substring(i + 1));
                assertThatThrownBy(() -> Envelope.read(changed.getBytes(StandardCharsets.UTF_8))
                                .verify(trusted, TYPE))
                        .isInstanceOf(AttestationException.class);
            }
        }
    }

    @Test
    void whatIsSignedIsReadAndVerified() throws AttestationException {
        Envelope signed = Envelope.sign(TYPE, HELLO, List.of(key));
        Envelope read = Envelope.read(signed.bytes());
        assertThat(read.verify(List.of(key.publicKey()), TYPE)).containsExactly(key.publicKey());
        assertThat(read.payloadType()).isEqualTo(TYPE);
        assertThat(read.keyIds()).containsExactly(key.publicKey().id());
        assertThat(read.bytes()).isEqualTo(signed.bytes());
    }

    @Test
    void severalKeysMaySignAndTheTrustedOnesAreNamed() throws AttestationException {
        SigningKey second = TestKeys.p256();
        SigningKey unknown = TestKeys.ed25519();
        Envelope envelope = Envelope.sign(TYPE, HELLO, List.of(unknown, key, second));
        assertThat(envelope.verify(List.of(second.publicKey(), key.publicKey()), TYPE))
                .containsExactly(key.publicKey(), second.publicKey());
        assertThat(envelope.verify(List.of(second.publicKey()), TYPE)).containsExactly(second.publicKey());
    }

    @Test
    void theKeyIdIsOnlyAHint() throws AttestationException {
        String json = new String(Envelope.sign(TYPE, HELLO, List.of(key)).bytes(), StandardCharsets.UTF_8);
        Envelope renamed = read(json.replace(key.publicKey().id(), "anything"));
        assertThat(renamed.verify(List.of(key.publicKey()), TYPE)).containsExactly(key.publicKey());

        SigningKey other = TestKeys.ed25519();
        Envelope borrowed =
                read(json.replace(key.publicKey().id(), other.publicKey().id()));
        refused(borrowed, List.of(other.publicKey()), TYPE, Kind.BAD_SIGNATURE, "does not fit");
    }

    @Test
    void urlSafeBase64AndUnknownMembersAreTaken() throws AttestationException {
        String json = VECTOR.replace('+', '-').replace('/', '_').replace("http:__example.com_", "http://example.com/");
        Envelope envelope = read(json.replace("{\"payload\"", "{\"more\":[1],\"payload\""));
        assertThat(envelope.payload()).isEqualTo(HELLO);
    }

    @Test
    void errorsHaveNames() throws AttestationException {
        Envelope signed = Envelope.sign(TYPE, HELLO, List.of(key));
        List<VerificationKey> trusted = List.of(key.publicKey());
        refused(Envelope.sign(TYPE, HELLO, List.of()), trusted, TYPE, Kind.NO_SIGNATURE, "is not signed");
        refused(
                signed,
                List.of(TestKeys.ed25519().publicKey()),
                TYPE,
                Kind.WRONG_KEY,
                key.publicKey().id());
        refused(signed, trusted, Statement.PAYLOAD_TYPE, Kind.UNKNOWN_TYPE, TYPE);
        Envelope changed = read(new String(signed.bytes(), StandardCharsets.UTF_8).replace("aGVsbG8", "aGVsbG9"));
        refused(changed, trusted, TYPE, Kind.BAD_SIGNATURE, key.publicKey().id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"payload\":\"\",\"payloadType\":\"t\"}",
                "{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[{}]}",
                "{\"payload\":\"*\",\"payloadType\":\"t\",\"signatures\":[]}",
                "{\"payload\":\"\",\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[]}",
                "{\"payload\":\"\",\"signatures\":[]}",
                "{\"payload\":\"\",\"payloadType\":1,\"signatures\":[]}"
            })
    void whatIsNoEnvelopeIsMalformed(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        AttestationException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
    }

    private static Envelope read(String json) throws AttestationException {
        return Envelope.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(
            Envelope envelope, List<VerificationKey> trusted, String type, Kind kind, String message) {
        assertThatThrownBy(() -> envelope.verify(trusted, type))
                .isInstanceOfSatisfying(AttestationException.class, e -> {
                    assertThat(e.kind()).isEqualTo(kind);
                    assertThat(e).hasMessageContaining(message);
                });
    }

    private static VerificationKey vectorKey() throws GeneralSecurityException, AttestationException {
        ECPoint point = new ECPoint(
                new BigInteger("46950820868899156662930047687818585632848591499744589407958293238635476079160"),
                new BigInteger("5640078356564379163099075877009565129882514886557779369047442380624545832820"));
        ECParameterSpec curve = ((ECPublicKey) TestKeys.curve("secp256r1").getPublic()).getParams();
        return VerificationKey.of(KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve)));
    }
}
