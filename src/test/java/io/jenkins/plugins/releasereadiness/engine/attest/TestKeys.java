package io.jenkins.plugins.releasereadiness.engine.attest;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Fresh keys for tests, and their text forms. */
public final class TestKeys {
    private TestKeys() {}

    /** A new Ed25519 key. */
    public static SigningKey ed25519() {
        return signing(pair("Ed25519"));
    }

    /** A new key pair, {@code Ed25519} or {@code EC} on P-256. */
    public static KeyPair generate(String algorithm) {
        return algorithm.equals("EC") ? curve("secp256r1") : pair(algorithm);
    }

    static SigningKey p256() {
        return signing(curve("secp256r1"));
    }

    static KeyPair curve(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(name));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SigningKey signing(KeyPair pair) {
        try {
            return SigningKey.of(pair.getPrivate(), pair.getPublic());
        } catch (AttestationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A PEM block. */
    public static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }
}
