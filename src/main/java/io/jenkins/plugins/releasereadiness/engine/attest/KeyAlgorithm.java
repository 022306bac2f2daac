package io.jenkins.plugins.releasereadiness.engine.attest;

import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException.Kind;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.EncodedKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** The kinds of keys that are accepted, and how each signs. */
enum KeyAlgorithm {
    /** RFC 8032. */
    ED25519("Ed25519"),
    /** ECDSA on P-256 with SHA-256; signatures in DER, as other tools write them. */
    ECDSA_P256("EC"),
    /** RSASSA-PSS with SHA-256, MGF1 and a salt of 32 bytes. */
    RSA_PSS("RSA");

    private static final int MIN_RSA_BITS = 2048;
    private static final int P256_RAW_LENGTH = 64;

    private final String factory;

    KeyAlgorithm(String factory) {
        this.factory = factory;
    }

    /** The first algorithm whose keys {@code spec} can be, by the algorithm identifier inside it. */
    static PublicKey publicKey(EncodedKeySpec spec) throws AttestationException {
        return (PublicKey) parse(spec, KeyFactory::generatePublic);
    }

    static PrivateKey privateKey(EncodedKeySpec spec) throws AttestationException {
        return (PrivateKey) parse(spec, KeyFactory::generatePrivate);
    }

    /**
     * The algorithm of a key.
     *
     * @throws AttestationException if it is not one that is accepted, or too weak
     */
    static KeyAlgorithm of(Key key) throws AttestationException {
        if (key instanceof EdECKey edKey && edKey.getParams().getName().equals("Ed25519")) {
            return ED25519;
        }
        if (key instanceof ECKey ecKey) {
            if (isP256(ecKey.getParams())) {
                return ECDSA_P256;
            }
            throw new AttestationException(
                    Kind.BAD_KEY, "of elliptic curve keys only P-256 is accepted, not " + ecKey.getParams());
        }
        if (key instanceof RSAKey rsaKey) {
            if (rsaKey.getModulus().bitLength() >= MIN_RSA_BITS) {
                return RSA_PSS;
            }
            throw new AttestationException(Kind.BAD_KEY, "an RSA key needs at least " + MIN_RSA_BITS + " bits");
        }
        throw notAccepted(null);
    }

    Signature signature() throws GeneralSecurityException {
        return switch (this) {
            case ED25519 -> Signature.getInstance("Ed25519");
            case ECDSA_P256 -> Signature.getInstance("SHA256withECDSA");
            case RSA_PSS -> {
                Signature signature = Signature.getInstance("RSASSA-PSS");
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                yield signature;
            }
        };
    }

    /**
     * What verifies {@code signature}: some signers, among them the DSSE reference, write ECDSA signatures as the bare
     * concatenation of r and s. A DER signature may be as long by chance; then the DER reading comes first.
     */
    Signature[] readings(byte[] signature) throws GeneralSecurityException {
        return this == ECDSA_P256 && signature.length == P256_RAW_LENGTH
                ? new Signature[] {signature(), Signature.getInstance("SHA256withECDSAinP1363Format")}
                : new Signature[] {signature()};
    }

    private interface Generator {
        Key generate(KeyFactory factory, EncodedKeySpec spec) throws InvalidKeySpecException;
    }

    private static Key parse(EncodedKeySpec spec, Generator generator) throws AttestationException {
        GeneralSecurityException last = null;
        for (KeyAlgorithm algorithm : values()) {
            try {
                return generator.generate(KeyFactory.getInstance(algorithm.factory), spec);
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw notAccepted(last);
    }

    private static boolean isP256(ECParameterSpec curve) {
        try {
            AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
            named.init(new ECGenParameterSpec("secp256r1"));
            ECParameterSpec p256 = named.getParameterSpec(ECParameterSpec.class);
            return curve.getCurve().equals(p256.getCurve())
                    && curve.getGenerator().equals(p256.getGenerator())
                    && curve.getOrder().equals(p256.getOrder())
                    && curve.getCofactor() == p256.getCofactor();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no P-256", e);
        }
    }

    private static AttestationException notAccepted(Throwable cause) {
        return new AttestationException(
                Kind.BAD_KEY, "the key is damaged or not one of the kinds accepted: Ed25519, ECDSA P-256, RSA", cause);
    }
}
