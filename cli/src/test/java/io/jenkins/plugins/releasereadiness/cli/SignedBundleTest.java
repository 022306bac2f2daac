package io.jenkins.plugins.releasereadiness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sigstore.bundle.ImmutableDsseEnvelope;
import dev.sigstore.dsse.InTotoPayload;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bundles that the tool signs: whose key opens them, what is said without one, and that others understand them. */
class SignedBundleTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({"Ed25519,255,Ed25519", "EC,256,SHA256withECDSA"})
    void anotherImplementationAcceptsWhatIsSigned(String algorithm, int bits, String signature) throws Exception {
        KeyPair pair = pair(algorithm, bits);
        Path bundle = demo("go", key("own", pair));

        for (String name : new String[] {"attestation.dsse.json", "attestation-vsa.dsse.json"}) {
            JsonObject json = JsonParser.parseString(Files.readString(bundle.resolve(name)))
                    .getAsJsonObject();
            byte[] payload = Base64.getDecoder().decode(json.get("payload").getAsString());
            byte[] sig = Base64.getDecoder()
                    .decode(json.getAsJsonArray("signatures")
                            .get(0)
                            .getAsJsonObject()
                            .get("sig")
                            .getAsString());
            ImmutableDsseEnvelope envelope = ImmutableDsseEnvelope.builder()
                    .payload(payload)
                    .payloadType(json.get("payloadType").getAsString())
                    .build();

            assertThat(verifies(algorithm, signature, pair, envelope.getPAE(), sig))
                    .isTrue();
            byte[] other = payload.clone();
            other[other.length / 2] ^= 1;
            assertThat(verifies(
                            algorithm,
                            signature,
                            pair,
                            envelope.withPayload(other).getPAE(),
                            sig))
                    .isFalse();
            InTotoPayload statement = InTotoPayload.from(envelope);
            assertThat(statement.getType()).isEqualTo("https://in-toto.io/Statement/v1");
            assertThat(statement.getSubject())
                    .anySatisfy(subject -> assertThat(subject.getName()).isEqualTo("ledger.jsonl"));
        }
    }

    @Test
    void subjectsAreTheReleasedFilesAndTheSignedPartOfTheLedger() throws Exception {
        Path bundle = demo("go", key("own", pair("Ed25519", 255)));
        JsonObject envelope = JsonParser.parseString(Files.readString(bundle.resolve("attestation.dsse.json")))
                .getAsJsonObject();
        Fields statement = Fields.of(
                Json.read(Base64.getDecoder().decode(envelope.get("payload").getAsString())), "");

        Path released = folder.resolve("go/workspace/dist");
        try (Stream<Path> files = Files.list(released)) {
            for (Path file : files.toList()) {
                assertThat(statement.objects("subject")).anySatisfy(subject -> {
                    assertThat(subject.text("name")).isEqualTo("dist/" + file.getFileName());
                    assertThat(subject.object("digest").text("sha256")).isEqualTo(sha256(Files.readAllBytes(file)));
                });
            }
        }
        Fields ledger = statement.objects("subject").stream()
                .filter(subject -> subject.text("name").equals("ledger.jsonl"))
                .findFirst()
                .orElseThrow();
        int entries = (int) ledger.object("annotations").count("entries");
        String covered = String.join(
                        "\n", Files.readAllLines(bundle.resolve("ledger.jsonl")).subList(0, entries))
                + "\n";
        assertThat(ledger.object("digest").text("sha256")).isEqualTo(sha256(covered.getBytes(StandardCharsets.UTF_8)));
        assertThat(statement.object("predicate").object("verifier").objects("policies"))
                .singleElement()
                .satisfies(policy ->
                        assertThat(policy.object("digest").text("sha256")).hasSize(64));
    }

    @Test
    void whoHasThePublicKeyIsToldWhatIsProven() throws Exception {
        Path key = key("own", pair("Ed25519", 255));
        Path bundle = demo("go", key);

        assertThat(run("verify", bundle, "--key", folder.resolve("own.pub"))).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("signed by a trusted key", "Proven: Everything up to the attestation");
        assertThat(out.toString()).doesNotContain("Who wrote the bundle");
    }

    @Test
    void withoutAKeyItIsSaidWhatIsNotProven() throws Exception {
        assertThat(run("verify", demo("go", key("own", pair("Ed25519", 255))))).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("Not proven: Who wrote the bundle", "Verify again with --key");

        out.getBuffer().setLength(0);
        run("demo", "--out", folder.resolve("unsigned"));
        out.getBuffer().setLength(0);
        assertThat(run("verify", folder.resolve("unsigned/bundle"), "--json")).isEqualTo(ExitCode.OK);
        Fields report = Fields.of(Json.read(out.toString()), "");
        assertThat(report.texts("notProven").get(0)).contains("bundle.json among them", report.text("head"));
        assertThat(report.texts("proven")).hasSize(2);
    }

    @Test
    void anotherKeyIsRefusedAndWhileKeysAreChangedEitherWillDo() throws Exception {
        Path bundle = demo("go", key("new", pair("Ed25519", 255)));
        key("old", pair("Ed25519", 255));

        assertThat(run("verify", bundle, "--key", folder.resolve("old.pub"))).isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(out.toString()).contains("wrong-key  attestation.dsse.json", "wrong-key  attestation-vsa.dsse.json");
        assertThat(run("verify", bundle, "--key", folder.resolve("old.pub"), "--key", folder.resolve("new.pub")))
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void anUnsignedBundleFailsWhereAKeyIsAskedFor() throws Exception {
        run("demo", "--out", folder.resolve("unsigned"));
        key("own", pair("Ed25519", 255));

        assertThat(run("verify", folder.resolve("unsigned/bundle"), "--key", folder.resolve("own.pub")))
                .isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(out.toString()).contains("unsigned  ledger.jsonl");
    }

    @Test
    void aKeyThatCannotSignIsRefusedBeforeAnythingIsWrittenAndNeverShown() throws Exception {
        Path broken = Files.writeString(
                folder.resolve("broken.pem"),
                "-----BEGIN PRIVATE KEY-----\nU0VDUkVUU0VDUkVU\n-----END PRIVATE KEY-----\n");

        assertThat(run("demo", "--out", folder.resolve("d"), "--sign", broken)).isEqualTo(ExitCode.USAGE);
        assertThat(folder.resolve("d")).doesNotExist();
        assertThat(err.toString()).contains("broken.pem").doesNotContain("U0VDUkVU", "SECRETSECRET");
        assertThat(run("score", "--workspace", folder, "--sign", key("own", pair("Ed25519", 255))))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--out");
    }

    private static boolean verifies(String algorithm, String signature, KeyPair pair, byte[] message, byte[] sig)
            throws Exception {
        BouncyCastleProvider other = new BouncyCastleProvider();
        Signature verifier = Signature.getInstance(signature, other);
        verifier.initVerify(KeyFactory.getInstance(algorithm, other)
                .generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded())));
        verifier.update(message);
        return verifier.verify(sig);
    }

    private Path demo(String scenario, Path key) {
        Path place = folder.resolve(scenario);
        assertThat(run("demo", "--scenario", scenario, "--out", place, "--sign", key))
                .as(err.toString())
                .isEqualTo(ExitCode.OK);
        out.getBuffer().setLength(0);
        return place.resolve("bundle");
    }

    private int run(Object... args) {
        String[] words = Stream.of(args).map(Object::toString).toArray(String[]::new);
        return Main.run(new PrintWriter(out), new PrintWriter(err), words);
    }

    /** Writes {@code NAME.pem}, as it would stand in a credential, and {@code NAME.pub}. */
    private Path key(String name, KeyPair pair) throws IOException {
        String publicKey = pem("PUBLIC KEY", pair.getPublic().getEncoded());
        Files.writeString(folder.resolve(name + ".pub"), publicKey);
        return Files.writeString(
                folder.resolve(name + ".pem"),
                pem("PRIVATE KEY", pair.getPrivate().getEncoded()) + publicKey);
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }

    private static KeyPair pair(String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
