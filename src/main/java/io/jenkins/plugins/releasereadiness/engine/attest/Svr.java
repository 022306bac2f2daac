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
 * The predicate Simple Verification Result v0.2: a verifier checked the subjects against policies, and these properties
 * hold. What does not hold is not mentioned.
 *
 * @param verifier URI of who verified, with the version of its logic
 * @param policies the policies it was verified against
 * @param timeCreated when
 * @param properties what holds, for example {@code RELEASE_READINESS_READY}
 */
public record Svr(String verifier, List<Resource> policies, Instant timeCreated, List<String> properties) {
    /** The predicate type. */
    public static final String TYPE = "https://in-toto.io/attestation/svr/v0.2";

    public Svr {
        Objects.requireNonNull(verifier);
        Objects.requireNonNull(timeCreated);
        policies = List.copyOf(policies);
        properties = List.copyOf(properties);
    }

    /** The statement that says this of {@code subjects}. */
    public Statement of(List<Resource> subjects) {
        Map<String, Object> by = new LinkedHashMap<>();
        by.put("id", verifier);
        by.put("policies", policies.stream().map(Resource::toTree).toList());
        Map<String, Object> predicate = new LinkedHashMap<>();
        predicate.put("verifier", by);
        predicate.put("timeCreated", timeCreated.toString());
        predicate.put("properties", properties);
        return new Statement(subjects, TYPE, predicate);
    }

    /**
     * What {@code statement} says.
     *
     * @throws AttestationException {@link Kind#UNKNOWN_TYPE} if it has another predicate, {@link Kind#MALFORMED} if the
     *     predicate is incomplete
     */
    public static Svr read(Statement statement) throws AttestationException {
        Predicates.check(statement, TYPE);
        try {
            Fields fields = statement.fields();
            Fields verifier = fields.object("verifier");
            verifier.list("policies");
            fields.list("properties");
            return new Svr(
                    verifier.text("id"),
                    verifier.objects("policies").stream().map(Resource::read).toList(),
                    fields.time("timeCreated"),
                    fields.texts("properties"));
        } catch (JsonException e) {
            throw Predicates.malformed(TYPE, e);
        }
    }
}
