package io.jenkins.plugins.releasereadiness.engine.attest;

import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException.Kind;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The predicate SLSA Verification Summary v1: a verifier judged the subjects by one policy, and the result.
 *
 * @param verifier URI of who verified
 * @param timeVerified when
 * @param resourceUri what the subjects are, so that the summary cannot be used for something else
 * @param policy the policy; it must have a URI
 * @param inputAttestations all attestations that were used, each with a digest; empty if that is not told
 * @param passed whether it passed
 * @param verifiedLevels what was reached; own words must not begin with {@code SLSA_}. {@code FAILED} is added by itself
 */
public record Vsa(
        String verifier,
        Instant timeVerified,
        String resourceUri,
        Resource policy,
        List<Resource> inputAttestations,
        boolean passed,
        List<String> verifiedLevels) {
    /** The predicate type. */
    public static final String TYPE = "https://slsa.dev/verification_summary/v1";

    private static final String FAILED = "FAILED";
    private static final String PASSED = "PASSED";

    public Vsa {
        Objects.requireNonNull(verifier);
        Objects.requireNonNull(timeVerified);
        Objects.requireNonNull(resourceUri);
        if (policy.uri().isEmpty()) {
            throw new IllegalArgumentException("the policy of a verification summary needs a URI");
        }
        inputAttestations = List.copyOf(inputAttestations);
        verifiedLevels = passed ? List.copyOf(verifiedLevels) : List.of(FAILED);
        if (passed && verifiedLevels.contains(FAILED)) {
            throw new IllegalArgumentException("a verification summary cannot have passed at level FAILED");
        }
    }

    /** The statement that says this of {@code subjects}. */
    public Statement of(List<Resource> subjects) {
        Map<String, Object> predicate = new LinkedHashMap<>();
        predicate.put("verifier", Map.of("id", verifier));
        predicate.put("timeVerified", timeVerified.toString());
        predicate.put("resourceUri", resourceUri);
        predicate.put("policy", policy.toTree());
        if (!inputAttestations.isEmpty()) {
            predicate.put(
                    "inputAttestations",
                    inputAttestations.stream().map(Resource::toTree).toList());
        }
        predicate.put("verificationResult", passed ? PASSED : FAILED);
        predicate.put("verifiedLevels", verifiedLevels);
        predicate.put("slsaVersion", "1.0");
        return new Statement(subjects, TYPE, predicate);
    }

    /**
     * What {@code statement} says.
     *
     * @throws AttestationException {@link Kind#UNKNOWN_TYPE} if it has another predicate, {@link Kind#MALFORMED} if the
     *     predicate is incomplete or contradicts itself
     */
    public static Vsa read(Statement statement) throws AttestationException {
        Predicates.check(statement, TYPE);
        try {
            Fields fields = statement.fields();
            fields.list("verifiedLevels");
            String result = fields.text("verificationResult");
            if (!result.equals(PASSED) && !result.equals(FAILED)) {
                throw fields.wrong("verificationResult", "should be PASSED or FAILED but is '" + result + "'");
            }
            return new Vsa(
                    fields.object("verifier").text("id"),
                    fields.time("timeVerified"),
                    fields.text("resourceUri"),
                    Resource.read(fields.object("policy")),
                    fields.objects("inputAttestations").stream()
                            .map(Resource::read)
                            .toList(),
                    result.equals(PASSED),
                    fields.texts("verifiedLevels"));
        } catch (JsonException | IllegalArgumentException e) {
            throw Predicates.malformed(TYPE, e);
        }
    }
}
