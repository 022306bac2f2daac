package io.jenkins.plugins.releasereadiness.engine.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The examples of the specifications and the cases of their own test suites. The vector of the DSSE protocol with its
 * signature is in {@link EnvelopeTest}. Where a specification's example elides a digest ({@code "5678..."}) it is filled up
 * here, since an elided one is none.
 */
class SpecificationVectorsTest {
    /** TestPAE of go-securesystemslib, dsse/sign_test.go. */
    @ParameterizedTest
    @CsvSource({
        "'', '', 'DSSEv1 0  0 '",
        "http://example.com/HelloWorld, hello world, DSSEv1 29 http://example.com/HelloWorld 11 hello world",
        "http://example.com/HelloWorld, \u0ca0, DSSEv1 29 http://example.com/HelloWorld 3 \u0ca0"
    })
    void preAuthenticationEncoding(String type, String payload, String expected) {
        assertThat(Envelope.preAuthenticationEncoding(type, payload.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(expected.getBytes(StandardCharsets.UTF_8));
    }

    /** TestJsonUnmarshalStatement of in-toto/attestation, go/v1/statement_test.go. */
    @Test
    void aStatementIsRead() throws AttestationException {
        Statement statement = statement("""
                {"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"theSub","digest":{"alg1":"abc123"}}],\
                "predicateType":"thePredicate","predicate":{"keyObj":{"subKey":"subVal"}}}""");

        assertThat(statement.subjects()).containsExactly(Resource.named("theSub", "alg1", "abc123"));
        assertThat(statement.predicateType()).isEqualTo("thePredicate");
        assertThat(statement.predicate()).isEqualTo(Map.of("keyObj", Map.of("subKey", "subVal")));
    }

    /**
     * TestBadStatementType, -Versions, -Subject and -Predicate of the same file, but for the case without predicate, which
     * the specification's text allows, and for version 0.1, which is another format.
     */
    @ParameterizedTest
    @ValueSource(strings = {"""
                {"_type":"https://not-in-toto.io/Statement/v1","subject":[{"name":"theSub","digest":{"alg1":"abc123"}}],\
                "predicateType":"thePredicate","predicate":{"keyObj":{"subKey":"subVal"}}}""", """
                {"_type":"https://in-toto.io/Statement/v2","subject":[{"name":"theSub","digest":{"alg1":"abc123"}}],\
                "predicateType":"thePredicate","predicate":{"keyObj":{"subKey":"subVal"}}}""", """
                {"_type":"https://in-toto.io/Statement/v0.2","subject":[{"name":"theSub","digest":{"alg1":"abc123"}}],\
                "predicateType":"thePredicate","predicate":{"keyObj":{"subKey":"subVal"}}}""", """
                {"_type":"https://in-toto.io/Statement/v1","subject":[],\
                "predicateType":"thePredicate","predicate":{"keyObj":{"subKey":"subVal"}}}""", """
                {"_type":"https://in-toto.io/Statement/v1","subject":[{"downloadLocation":"https://example.com/test.zip"}],\
                "predicateType":"thePredicate","predicate":{"keyObj":{"subKey":"subVal"}}}""", """
                {"_type":"https://in-toto.io/Statement/v1","subject":[{"name": "theSub", "downloadLocation":"https://example.com/test.zip"}],\
                "predicateType":"thePredicate","predicate":{"keyObj":{"subKey":"subVal"}}}""", """
                {"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"theSub","digest":{"alg1":"abc123"}}],\
                "predicateType":"","predicate":{"keyObj":{"subKey":"subVal"}}}"""})
    void aBadStatementIsRefused(String json) {
        assertThatThrownBy(() -> statement(json)).isInstanceOf(AttestationException.class);
    }

    /** TestJsonUnmarshalResourceDescriptor and TestSupportedResourceDescriptorDigest, go/v1/resource_descriptor_test.go. */
    @Test
    void aResourceIsRead() {
        Resource full = resource("""
                {"name":"theName","uri":"https://example.com","digest":{"alg1":"abc123"},"content":"Ynl0ZXNjb250ZW50",\
                "downloadLocation":"https://example.com/test.zip","mediaType":"theMediaType",\
                "annotations":{"a1":{"keyNum": 13,"keyStr":"value1"},"a2":{"keyObj":{"subKey":"subVal"}}}}""");
        assertThat(full.name()).contains("theName");
        assertThat(full.uri()).contains("https://example.com");
        assertThat(full.digest()).isEqualTo(Map.of("alg1", "abc123"));
        assertThat(full.annotations()).containsOnlyKeys("a1", "a2");

        assertThat(resource("""
                {"digest":{"sha256":"a1234567b1234567c1234567d1234567e1234567f1234567a1234567b1234567",\
                "custom":"myCustomEnvoding","sha1":"a1234567b1234567c1234567d1234567e1234567"}}""").digest()).containsOnlyKeys("sha256", "custom", "sha1");
    }

    /** TestBadResourceDescriptor, -DigestEncoding and -DigestLength of the same file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"downloadLocation\":\"https://example.com/test.zip\",\"mediaType\":\"theMediaType\"}",
                "{\"digest\":{\"sha256\":\"badDigest\"},\"downloadLocation\":\"https://example.com/test.zip\"}",
                "{\"digest\":{\"sha256\":\"abc123\"},\"downloadLocation\":\"https://example.com/test.zip\"}"
            })
    void aBadResourceIsRefused(String json) {
        assertThatThrownBy(() -> resource(json))
                .isInstanceOf(io.jenkins.plugins.releasereadiness.engine.json.JsonException.class);
    }

    /** The examples of in-toto/attestation, spec/predicates/svr.md, version 0.2: the basic one, and that with a policy. */
    @Test
    void theExamplesOfSimpleVerificationResultsAreRead() throws AttestationException {
        Svr basic = Svr.read(statement("""
                {
                  "_type": "https://in-toto.io/Statement/v1",
                  "subject": [{"name": "static", "digest": {"sha256": "%s"}}],
                  "predicateType": "https://in-toto.io/attestation/svr/v0.2",
                  "predicate": {
                    "verifier": {"id": "https://example.com/publication_verifier/v2", "policies": []},
                    "timeCreated": "1985-04-12T23:20:50.52Z",
                    "properties": ["SLSA_BUILD_LEVEL_3", "SLSA_SOURCE_LEVEL_3", "ORG_SOURCE_STATIC_ANALYSIS",
                      "CONFORMA_HERMETIC_BUILD_TASK", "COMPANY_RELEASE_APPROVED"]
                  }
                }
                """.formatted(filled("3a244fd47e07d10"))));
        assertThat(basic.verifier()).isEqualTo("https://example.com/publication_verifier/v2");
        assertThat(basic.policies()).isEmpty();
        assertThat(basic.timeCreated()).isEqualTo(Instant.parse("1985-04-12T23:20:50.520Z"));
        assertThat(basic.properties()).hasSize(5).endsWith("COMPANY_RELEASE_APPROVED");

        Svr policy = Svr.read(statement("""
                {
                  "_type": "https://in-toto.io/Statement/v1",
                  "subject": [{"name": "webapp", "digest": {"sha256": "%s"}}],
                  "predicateType": "https://in-toto.io/attestation/svr/v0.2",
                  "predicate": {
                    "verifier": {
                      "id": "https://example.com/policy_engine/v1",
                      "policies": [{
                        "uri": "https://example.com/policies/production-deployment",
                        "digest": {"sha256": "%s"}
                      }]
                    },
                    "timeCreated": "2024-03-15T14:22:00Z",
                    "properties": ["SLSA_BUILD_LEVEL_3", "EXAMPLE_DEPLOYMENT_APPROVED"]
                  }
                }
                """.formatted(filled("abc123def456"), filled("789abc012def"))));
        assertThat(policy.policies())
                .containsExactly(
                        Resource.at("https://example.com/policies/production-deployment", filled("789abc012def")));
    }

    /** A member that version 0.2 made mandatory, and one that no version has, which consumers must ignore. */
    @Test
    void aResultWithoutPoliciesIsRefusedAndUnknownMembersAreIgnored() throws AttestationException {
        String json = """
                {
                  "_type": "https://in-toto.io/Statement/v1", "https://example.com/extension": {},
                  "subject": [{"name": "static", "digest": {"sha256": "%s"}, "https://example.com/more": 1}],
                  "predicateType": "https://in-toto.io/attestation/svr/v0.2",
                  "predicate": {
                    "verifier": {"id": "https://example.com/v2", "policies": [], "more": true},
                    "timeCreated": "1985-04-12T23:20:50.52Z",
                    "properties": [],
                    "more": []
                  }
                }
                """.formatted(filled("3a"));
        assertThat(Svr.read(statement(json)).properties()).isEmpty();
        assertThatThrownBy(() -> Svr.read(statement(json.replace(", \"policies\": []", ""))))
                .isInstanceOf(AttestationException.class);
    }

    /** The example of slsa-framework/slsa, spec/verification_summary.md, version 1.2 of the specification. */
    @Test
    void theExampleOfAVerificationSummaryIsRead() throws AttestationException {
        Vsa summary = Vsa.read(statement("""
                {
                  "_type": "https://in-toto.io/Statement/v1",
                  "subject": [{"name": "out/example-1.2.3.tar.gz", "digest": {"sha256": "%s"}}],
                  "predicateType": "https://slsa.dev/verification_summary/v1",
                  "predicate": {
                    "verifier": {
                      "id": "https://example.com/publication_verifier",
                      "version": {
                        "slsa-verifier-linux-amd64": "v2.3.0",
                        "slsa-framework/slsa-verifier/actions/installer": "v2.3.0"
                      }
                    },
                    "timeVerified": "1985-04-12T23:20:50.52Z",
                    "resourceUri": "https://example.com/example-1.2.3.tar.gz",
                    "policy": {"uri": "https://example.com/example_tarball.policy", "digest": {"sha256": "%s"}},
                    "inputAttestations": [{
                      "uri": "https://example.com/provenances/example-1.2.3.tar.gz.intoto.jsonl",
                      "digest": {"sha256": "%s"}
                    }],
                    "verificationResult": "PASSED",
                    "verifiedLevels": ["SLSA_BUILD_LEVEL_3"],
                    "dependencyLevels": {"SLSA_BUILD_LEVEL_3": 5, "SLSA_BUILD_LEVEL_2": 7, "SLSA_BUILD_LEVEL_1": 1},
                    "slsaVersion": "1.0"
                  }
                }
                """.formatted(filled("5678"), filled("1234"), filled("abcd"))));

        assertThat(summary)
                .isEqualTo(new Vsa(
                        "https://example.com/publication_verifier",
                        Instant.parse("1985-04-12T23:20:50.520Z"),
                        "https://example.com/example-1.2.3.tar.gz",
                        Resource.at("https://example.com/example_tarball.policy", filled("1234")),
                        List.of(Resource.at(
                                "https://example.com/provenances/example-1.2.3.tar.gz.intoto.jsonl", filled("abcd"))),
                        true,
                        List.of("SLSA_BUILD_LEVEL_3")));
    }

    private static Statement statement(String json) throws AttestationException {
        SigningKey key = TestKeys.ed25519();
        return Statement.of(Envelope.sign(Statement.PAYLOAD_TYPE, json.getBytes(StandardCharsets.UTF_8), List.of(key)));
    }

    private static Resource resource(String json) {
        return Resource.read(Fields.of(Json.read(json), ""));
    }

    private static String filled(String elided) {
        return elided + "0".repeat(64 - elided.length());
    }
}
