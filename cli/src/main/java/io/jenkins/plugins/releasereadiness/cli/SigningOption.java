package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException;
import io.jenkins.plugins.releasereadiness.engine.attest.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --sign}: the keys with which a bundle is signed when it is written. */
final class SigningOption {
    @Option(
            names = "--sign",
            paramLabel = "KEY.pem",
            description = "Sign the bundle with this private key (PKCS#8, Ed25519 or P-256, without password); may be"
                    + " given several times. verify --key checks it with the public key.")
    private List<Path> keys = List.of();

    /**
     * The keys that were named; none if the option was not given.
     *
     * @throws UsageException if one cannot be read or is not accepted; the message holds no part of it
     */
    List<SigningKey> keys() throws IOException {
        List<SigningKey> read = new ArrayList<>();
        for (Path key : keys) {
            if (!Files.isRegularFile(key)) {
                throw new UsageException(key + " is no file; --sign needs a private key in PEM");
            }
            try {
                read.add(SigningKey.read(Files.readString(key, StandardCharsets.ISO_8859_1)));
            } catch (AttestationException e) {
                throw new UsageException(key + ": " + e.getMessage());
            }
        }
        return read;
    }
}
