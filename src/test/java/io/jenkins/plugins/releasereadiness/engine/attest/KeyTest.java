package io.jenkins.plugins.releasereadiness.engine.attest;

import static io.jenkins.plugins.releasereadiness.engine.attest.TestKeys.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException.Kind;
import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyTest {
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

    /** Test 1 of RFC 8032 section 7.1. */
    @Test
    void ed25519IsThatOfTheStandard() throws AttestationException {
        byte[] der = HexFormat.of()
                .parseHex("302e020100300506032b657004220420"
                        + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        SigningKey key = SigningKey.read(pem("PRIVATE KEY", der));
        assertThat(HexFormat.of().formatHex(key.sign(new byte[0])))
                .isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
                        + "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        byte[] publicDer = HexFormat.of()
                .parseHex("302a300506032b6570032100"
                        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(key.publicKey().id()).isEqualTo(Sha256.of(publicDer));
        assertThat(key.publicKey().pem()).isEqualTo(pem("PUBLIC KEY", publicDer));
    }

    static Stream<KeyPair> pairs() {
        return Stream.of(TestKeys.pair("Ed25519"), TestKeys.curve("secp256r1"), TestKeys.rsa(2048));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void keysSignAndVerifyAndComeBackFromPem(KeyPair pair) throws AttestationException {
        String privatePem = pem("PRIVATE KEY", pair.getPrivate().getEncoded());
        String publicPem = pem("PUBLIC KEY", pair.getPublic().getEncoded());
        SigningKey key = SigningKey.read(privatePem + publicPem);
        VerificationKey publicKey = VerificationKey.read(publicPem).get(0);
        byte[] signature = key.sign(MESSAGE);
        assertThat(publicKey).isEqualTo(key.publicKey());
        assertThat(publicKey.verifies(MESSAGE, signature)).isTrue();
        for (int i = 0; i < signature.length; i++) {
            byte[] changed = signature.clone();
            changed[i] ^= 1;
            assertThat(publicKey.verifies(MESSAGE, changed)).as("byte %d", i).isFalse();
        }
        assertThat(publicKey.verifies("massage".getBytes(StandardCharsets.UTF_8), signature))
                .isFalse();
        assertThat(publicKey.verifies(MESSAGE, new byte[0])).isFalse();
        assertThat(publicKey.verifies(MESSAGE, new byte[64])).isFalse();
    }

    @Test
    void rsaNeedsNoPublicKeyBeside() throws AttestationException {
        KeyPair pair = TestKeys.rsa(2048);
        assertThat(SigningKey.read(pem("PRIVATE KEY", pair.getPrivate().getEncoded()))
                        .publicKey())
                .isEqualTo(VerificationKey.of(pair.getPublic()));
    }

    @Test
    void severalPublicKeysAreReadForChangingKeys() throws AttestationException {
        SigningKey old = TestKeys.ed25519();
        SigningKey next = TestKeys.p256();
        assertThat(VerificationKey.read("old:\n" + old.publicKey().pem() + "new:\n"
                        + next.publicKey().pem()))
                .containsExactly(old.publicKey(), next.publicKey());
    }

    static Stream<Arguments> refused() {
        KeyPair ed = TestKeys.pair("Ed25519");
        KeyPair other = TestKeys.pair("Ed25519");
        KeyPair ec = TestKeys.curve("secp256r1");
        String edPrivate = pem("PRIVATE KEY", ed.getPrivate().getEncoded());
        String otherPublic = pem("PUBLIC KEY", other.getPublic().getEncoded());
        return Stream.of(
                refused("no public key", () -> VerificationKey.read(""), "there is no public key"),
                refused("a private key", () -> VerificationKey.read(edPrivate), "there is no public key"),
                refused(
                        "a certificate",
                        () -> VerificationKey.read(pem("CERTIFICATE", new byte[9])),
                        "'PUBLIC KEY' was expected but there is 'CERTIFICATE'"),
                refused("garbage", () -> VerificationKey.read(pem("PUBLIC KEY", new byte[9])), "damaged or not one of"),
                refused(
                        "bad base64",
                        () -> VerificationKey.read("-----BEGIN PUBLIC KEY-----\nA=B\n-----END PUBLIC KEY-----"),
                        "not valid base64"),
                refused(
                        "P-384",
                        () -> VerificationKey.of(TestKeys.curve("secp384r1").getPublic()),
                        "only P-256 is accepted"),
                refused("short RSA", () -> VerificationKey.of(TestKeys.rsa(1024).getPublic()), "at least 2048 bits"),
                refused(
                        "Ed448",
                        () -> VerificationKey.read(pem(
                                "PUBLIC KEY", TestKeys.pair("Ed448").getPublic().getEncoded())),
                        "Ed25519, ECDSA P-256, RSA"),
                refused("no private key", () -> SigningKey.read(otherPublic), "there is no private key"),
                refused("two private keys", () -> SigningKey.read(edPrivate + edPrivate), "more than one private key"),
                refused(
                        "two public keys",
                        () -> SigningKey.read(edPrivate + otherPublic + otherPublic),
                        "more than one public key"),
                refused("wrong public key", () -> SigningKey.read(edPrivate + otherPublic), "does not belong"),
                refused(
                        "encrypted",
                        () -> SigningKey.read(pem("ENCRYPTED PRIVATE KEY", new byte[9])),
                        "without password was expected"),
                refused("old form", () -> SigningKey.read(pem("EC PRIVATE KEY", new byte[9])), "openssl pkcs8 -topk8"),
                refused(
                        "EC alone",
                        () -> SigningKey.read(pem("PRIVATE KEY", ec.getPrivate().getEncoded())),
                        "the public key is needed as well"),
                refused("too long", () -> SigningKey.read("x".repeat(2 << 20)), "too long"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatIsNotAcceptedSaysWhy(String name, ThrowingCallable read, String message) {
        assertThatThrownBy(read).isInstanceOfSatisfying(AttestationException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.BAD_KEY);
            assertThat(e).hasMessageContaining(message);
        });
    }

    @Test
    void aPrivateKeyIsNeverShown() {
        KeyPair pair = TestKeys.pair("Ed25519");
        String hex = HexFormat.of().formatHex(pair.getPrivate().getEncoded());
        assertThat(TestKeys.signing(pair).toString())
                .startsWith("private key of ED25519 key ")
                .doesNotContain(hex.substring(hex.length() - 64));
        List<String> words = Stream.of(Kind.values()).map(Kind::word).toList();
        assertThat(words).contains("wrong-key", "bad-signature");
    }

    private static Arguments refused(String name, ThrowingCallable read, String message) {
        return Arguments.of(name, read, message);
    }
}
