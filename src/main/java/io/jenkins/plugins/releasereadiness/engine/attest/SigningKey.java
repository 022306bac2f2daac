package io.jenkins.plugins.releasereadiness.engine.attest;

import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException.Kind;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Optional;

/** A private key with its public key. Its text form tells nothing secret. */
public final class SigningKey {
    private static final byte[] PROBE = {'p', 'r', 'o', 'b', 'e'};

    private final PrivateKey key;
    private final KeyAlgorithm algorithm;
    private final VerificationKey publicKey;

    private SigningKey(PrivateKey key, VerificationKey publicKey) throws AttestationException {
        this.key = key;
        this.algorithm = KeyAlgorithm.of(key);
        this.publicKey = publicKey;
        if (!publicKey.verifies(PROBE, sign(PROBE))) {
            throw new AttestationException(Kind.BAD_KEY, "the public key does not belong to the private key");
        }
    }

    /**
     * The key in a PEM text: one block {@code PRIVATE KEY} (PKCS#8, not encrypted), Ed25519, ECDSA P-256 or RSA. The public
     * key may stand beside it as a block {@code PUBLIC KEY}; for ECDSA it must.
     *
     * @throws AttestationException {@link Kind#BAD_KEY} if there is not exactly one, it cannot be read, or it is not
     *     accepted; the message never holds a part of the key
     */
    public static SigningKey read(String pem) throws AttestationException {
        PrivateKey key = null;
        boolean hasPublic = false;
        for (Pem.Block block : Pem.read(pem)) {
            switch (block.label()) {
                case "PRIVATE KEY" -> {
                    if (key != null) {
                        throw new AttestationException(Kind.BAD_KEY, "there is more than one private key");
                    }
                    key = KeyAlgorithm.privateKey(new PKCS8EncodedKeySpec(block.der()));
                }
                case "PUBLIC KEY" -> hasPublic = true;
                case "EC PARAMETERS" -> {
                    // openssl writes it before EC keys; PKCS#8 says the same again.
                }
                default ->
                    throw new AttestationException(
                            Kind.BAD_KEY,
                            "a private key in PKCS#8 without password was expected but there is '" + block.label()
                                    + "'; openssl pkcs8 -topk8 -nocrypt -in key.pem writes one");
            }
        }
        if (key == null) {
            throw new AttestationException(
                    Kind.BAD_KEY,
                    "there is no private key; a PEM text with -----BEGIN PRIVATE KEY----- was expected,"
                            + " as openssl genpkey -algorithm ed25519 writes it");
        }
        Optional<VerificationKey> given = hasPublic ? Optional.of(only(VerificationKey.read(pem))) : Optional.empty();
        return new SigningKey(key, given.isPresent() ? given.get() : VerificationKey.of(derive(key)));
    }

    /**
     * @throws AttestationException {@link Kind#BAD_KEY} if the keys do not belong together or are not accepted
     */
    public static SigningKey of(PrivateKey key, PublicKey publicKey) throws AttestationException {
        return new SigningKey(key, VerificationKey.of(publicKey));
    }

    /** The key that verifies what this one signs. */
    public VerificationKey publicKey() {
        return publicKey;
    }

    /** The signature of {@code message}. */
    public byte[] sign(byte[] message) throws AttestationException {
        try {
            Signature signer = algorithm.signature();
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new AttestationException(Kind.BAD_KEY, "the private key cannot sign", e);
        }
    }

    @Override
    public String toString() {
        return "private key of " + publicKey;
    }

    private static VerificationKey only(List<VerificationKey> keys) throws AttestationException {
        if (keys.size() > 1) {
            throw new AttestationException(Kind.BAD_KEY, "there is more than one public key beside the private key");
        }
        return keys.get(0);
    }

    private static PublicKey derive(PrivateKey key) throws AttestationException {
        try {
            if (key instanceof EdECPrivateKey edKey && edKey.getBytes().isPresent()) {
                // The JDK has no other way from the private to the public key: both follow from these bytes.
                KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
                generator.initialize(
                        NamedParameterSpec.ED25519, new Given(edKey.getBytes().get()));
                return generator.generateKeyPair().getPublic();
            }
            if (key instanceof RSAPrivateCrtKey rsaKey) {
                return KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(rsaKey.getModulus(), rsaKey.getPublicExponent()));
            }
        } catch (GeneralSecurityException e) {
            throw new AttestationException(Kind.BAD_KEY, "the public key cannot be found from the private key", e);
        }
        throw new AttestationException(
                Kind.BAD_KEY,
                "for this kind of key the public key is needed as well; add it to the same text:"
                        + " openssl pkey -in key.pem -pubout >> key.pem");
    }

    /** Gives the bytes of a key where random ones are asked for; a wrong derivation would fail the probe. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, Math.min(bytes.length, target.length));
        }
    }
}
