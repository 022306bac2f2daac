package io.jenkins.plugins.releasereadiness.engine.attest;

import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException.Kind;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An in-toto Statement v1: something is said about artifacts.
 *
 * @param subjects what it is said about, at least one, each with a digest
 * @param predicateType what kind of thing is said
 * @param predicate what is said, as a JSON tree
 */
public record Statement(List<Resource> subjects, String predicateType, Map<String, Object> predicate) {
    /** The payload type of envelopes that hold a statement. */
    public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private static final String TYPE = "https://in-toto.io/Statement/v1";

    public Statement {
        Objects.requireNonNull(predicateType);
        subjects = List.copyOf(subjects);
        predicate = Collections.unmodifiableMap(new LinkedHashMap<>(predicate));
        if (predicateType.isEmpty()) {
            throw new IllegalArgumentException("a statement needs a predicate type");
        }
        if (subjects.isEmpty()
                || subjects.stream().anyMatch(subject -> subject.digest().isEmpty())) {
            throw new IllegalArgumentException("a statement needs subjects, each with a digest");
        }
    }

    /** The statement as JSON. */
    public byte[] bytes() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("_type", TYPE);
        tree.put("subject", subjects.stream().map(Resource::toTree).toList());
        tree.put("predicateType", predicateType);
        tree.put("predicate", predicate);
        return Json.compact(tree).getBytes(StandardCharsets.UTF_8);
    }

    /** The signed statement. */
    public Envelope sign(List<SigningKey> keys) throws AttestationException {
        return Envelope.sign(PAYLOAD_TYPE, bytes(), keys);
    }

    /**
     * The statement in an envelope, whoever signed it: to be verified first.
     *
     * @throws AttestationException {@link Kind#MALFORMED} if it holds none
     */
    public static Statement of(Envelope envelope) throws AttestationException {
        try {
            Fields fields = Fields.of(Json.read(envelope.payload()), "");
            if (!fields.text("_type").equals(TYPE)) {
                throw fields.wrong("_type", "should be '" + TYPE + "' but is '" + fields.text("_type") + "'");
            }
            return new Statement(
                    fields.objects("subject").stream().map(Resource::read).toList(),
                    fields.text("predicateType"),
                    fields.optionalObject("predicate").map(Fields::asMap).orElse(Map.of()));
        } catch (JsonException | IllegalArgumentException e) {
            throw new AttestationException(
                    Kind.MALFORMED, "the payload is not an in-toto statement: " + e.getMessage(), e);
        }
    }

    Fields fields() {
        return Fields.of(predicate, "predicate");
    }
}
