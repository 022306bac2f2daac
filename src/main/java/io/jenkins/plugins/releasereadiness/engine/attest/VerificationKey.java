package io.jenkins.plugins.releasereadiness.engine.attest;

import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException.Kind;
import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A public key that is trusted. */
public final class VerificationKey {
    private final PublicKey key;
    private final KeyAlgorithm algorithm;
    private final String id;

    private VerificationKey(PublicKey key) throws AttestationException {
        this.key = key;
        this.algorithm = KeyAlgorithm.of(key);
        this.id = Sha256.of(key.getEncoded());
    }

    /**
     * The public keys in a PEM text: one or more blocks {@code PUBLIC KEY} (X.509 SubjectPublicKeyInfo), the old and the
     * new one while keys are changed. Ed25519, ECDSA P-256 and RSA of 2048 bits or more.
     *
     * @throws AttestationException {@link Kind#BAD_KEY} if there is none, or one cannot be read or is not accepted
     */
    public static List<VerificationKey> read(String pem) throws AttestationException {
        List<VerificationKey> keys = new ArrayList<>();
        for (Pem.Block block : Pem.read(pem)) {
            if (block.label().equals("PUBLIC KEY")) {
                keys.add(of(KeyAlgorithm.publicKey(new X509EncodedKeySpec(block.der()))));
            } else if (!block.label().endsWith("PRIVATE KEY")) {
                throw new AttestationException(
                        Kind.BAD_KEY,
                        "a PEM block 'PUBLIC KEY' was expected but there is '" + block.label()
                                + "'; openssl pkey -pubout or openssl x509 -pubkey -noout writes one");
            }
        }
        if (keys.isEmpty()) {
            throw new AttestationException(
                    Kind.BAD_KEY,
                    "there is no public key; a PEM file with -----BEGIN PUBLIC KEY----- was expected,"
                            + " as openssl pkey -in key.pem -pubout writes it");
        }
        return keys;
    }

    /**
     * @throws AttestationException {@link Kind#BAD_KEY} if such a key is not accepted
     */
    public static VerificationKey of(PublicKey key) throws AttestationException {
        return new VerificationKey(key);
    }

    /** SHA-256 of the key's DER form: what {@code openssl pkey -pubin -outform DER | sha256sum} says. */
    public String id() {
        return id;
    }

    /** The key as a PEM block with a newline at the end. */
    public String pem() {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }

    /** Whether {@code signature} is this key's signature of {@code message}; a malformed one is not. */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            for (Signature verifier : algorithm.readings(signature)) {
                if (verifies(verifier, message, signature)) {
                    return true;
                }
            }
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform cannot verify " + algorithm + " signatures", e);
        }
    }

    private boolean verifies(Signature verifier, byte[] message, byte[] signature) throws GeneralSecurityException {
        verifier.initVerify(key);
        verifier.update(message);
        try {
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationKey that && Arrays.equals(key.getEncoded(), that.key.getEncoded());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return algorithm + " key " + id;
    }
}
