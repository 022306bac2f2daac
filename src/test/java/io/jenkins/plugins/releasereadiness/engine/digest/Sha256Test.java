package io.jenkins.plugins.releasereadiness.engine.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void digestsAreThoseOfFips180() throws IOException {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        assertThat(Sha256.of(abc)).isEqualTo(OF_ABC);
        assertThat(Sha256.of(new ByteArrayInputStream(abc))).isEqualTo(OF_ABC);
        assertThat(Sha256.of(new byte[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void onlyLowerCaseHexadecimalIsADigest() {
        assertThat(Sha256.isHex(OF_ABC)).isTrue();
        assertThat(Sha256.isHex(OF_ABC.toUpperCase(java.util.Locale.ROOT))).isFalse();
        assertThat(Sha256.isHex(OF_ABC.substring(1))).isFalse();
        assertThat(Sha256.isHex(OF_ABC + "\n")).isFalse();
    }
}
