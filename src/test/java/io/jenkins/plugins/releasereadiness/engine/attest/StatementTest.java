package io.jenkins.plugins.releasereadiness.engine.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException.Kind;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
    private static final Instant TIME = Instant.parse("2026-03-04T05:06:07.008Z");
    private static final String DIGEST = "ab".repeat(32);
    private static final List<Resource> SUBJECTS = List.of(Resource.named("app.jar", "sha256", DIGEST));
    private static final Svr SVR = new Svr(
            "https://example.com/release-readiness/v1",
            List.of(Resource.at("https://example.com/policy", DIGEST)),
            TIME,
            List.of("RELEASE_READINESS_READY"));
    private static final Vsa VSA = new Vsa(
            "https://example.com/release-readiness/v1",
            TIME,
            "pkg:generic/app@2.0.0",
            Resource.at("https://example.com/policy", DIGEST),
            List.of(Resource.named("provenance", "sha256", DIGEST)),
            true,
            List.of("RELEASE_READINESS_READY"));

    @Test
    void anSvrStatementHasTheFormOfTheSpecification() {
        assertThat(Json.read(SVR.of(SUBJECTS).bytes())).isEqualTo(Json.read("""
                {
                  "_type": "https://in-toto.io/Statement/v1",
                  "subject": [{"name": "app.jar", "digest": {"sha256": "%1$s"}}],
                  "predicateType": "https://in-toto.io/attestation/svr/v0.2",
                  "predicate": {
                    "verifier": {
                      "id": "https://example.com/release-readiness/v1",
                      "policies": [{"uri": "https://example.com/policy", "digest": {"sha256": "%1$s"}}]
                    },
                    "timeCreated": "2026-03-04T05:06:07.008Z",
                    "properties": ["RELEASE_READINESS_READY"]
                  }
                }
                """.formatted(DIGEST)));
    }

    @Test
    void aVsaStatementHasTheFormOfTheSpecification() {
        assertThat(Json.read(VSA.of(SUBJECTS).bytes())).isEqualTo(Json.read("""
                {
                  "_type": "https://in-toto.io/Statement/v1",
                  "subject": [{"name": "app.jar", "digest": {"sha256": "%1$s"}}],
                  "predicateType": "https://slsa.dev/verification_summary/v1",
                  "predicate": {
                    "verifier": {"id": "https://example.com/release-readiness/v1"},
                    "timeVerified": "2026-03-04T05:06:07.008Z",
                    "resourceUri": "pkg:generic/app@2.0.0",
                    "policy": {"uri": "https://example.com/policy", "digest": {"sha256": "%1$s"}},
                    "inputAttestations": [{"name": "provenance", "digest": {"sha256": "%1$s"}}],
                    "verificationResult": "PASSED",
                    "verifiedLevels": ["RELEASE_READINESS_READY"],
                    "slsaVersion": "1.0"
                  }
                }
                """.formatted(DIGEST)));
    }

    @Test
    void aFailedSummaryReachedNoLevel() {
        Vsa failed = new Vsa("v", TIME, "r", VSA.policy(), List.of(), false, List.of("RELEASE_READINESS_READY"));
        assertThat(failed.of(SUBJECTS).predicate())
                .containsEntry("verificationResult", "FAILED")
                .containsEntry("verifiedLevels", List.of("FAILED"))
                .doesNotContainKey("inputAttestations");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Vsa("v", TIME, "r", VSA.policy(), List.of(), true, List.of("FAILED")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Vsa("v", TIME, "r", SUBJECTS.get(0), List.of(), true, List.of()));
    }

    @Test
    void signedStatementsComeBack() throws AttestationException {
        SigningKey key = TestKeys.ed25519();
        Statement svr = Statement.of(SVR.of(SUBJECTS).sign(List.of(key)));
        assertThat(svr.subjects()).isEqualTo(SUBJECTS);
        assertThat(Svr.read(svr)).isEqualTo(SVR);
        assertThat(Vsa.read(Statement.of(VSA.of(SUBJECTS).sign(List.of(key))))).isEqualTo(VSA);
        assertThatThrownBy(() -> Vsa.read(svr))
                .isInstanceOfSatisfying(
                        AttestationException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNKNOWN_TYPE));
    }

    @Test
    void annotationsAreKept() throws AttestationException {
        Resource ledger = SUBJECTS.get(0).annotated("entries", 7L);
        Statement statement = Statement.of(SVR.of(List.of(ledger)).sign(List.of(TestKeys.ed25519())));
        assertThat(statement.subjects().get(0).annotations()).isEqualTo(Map.of("entries", 7L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "{}",
                "{\"_type\":\"https://in-toto.io/Statement/v0.1\",\"subject\":[],\"predicateType\":\"p\"}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"predicateType\":\"p\"}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"a\"}],\"predicateType\":\"p\"}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"uri\":\"a\"}],\"predicateType\":\"p\"}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"digest\":{\"sha256\":\"00\"}}]}"
            })
    void whatIsNoStatementIsMalformed(String payload) throws AttestationException {
        Envelope envelope = Envelope.sign(
                Statement.PAYLOAD_TYPE, payload.getBytes(StandardCharsets.UTF_8), List.of(TestKeys.ed25519()));
        malformed(() -> Statement.of(envelope));
    }

    @Test
    void incompletePredicatesAreMalformed() {
        malformed(() -> Svr.read(new Statement(SUBJECTS, Svr.TYPE, Map.of())));
        malformed(() -> Svr.read(new Statement(
                SUBJECTS,
                Svr.TYPE,
                Map.of("verifier", Map.of("id", "v"), "timeCreated", TIME.toString(), "properties", List.of()))));
        malformed(() -> Vsa.read(new Statement(SUBJECTS, Vsa.TYPE, Map.of())));
        malformed(() -> Vsa.read(
                new Statement(SUBJECTS, Vsa.TYPE, Map.of("verificationResult", "MAYBE", "verifiedLevels", List.of()))));
    }

    @Test
    void aResourceNeedsADigestOrAUri() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Resource(Optional.of("n"), Optional.empty(), Map.of(), Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Statement(List.of(), "p", Map.of()));
    }

    private static void malformed(ThrowingCallable read) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(
                        AttestationException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
    }
}
