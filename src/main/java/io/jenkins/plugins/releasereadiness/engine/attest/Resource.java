package io.jenkins.plugins.releasereadiness.engine.attest;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An in-toto ResourceDescriptor, with the members that are used here.
 *
 * @param name name in its own context
 * @param uri identifier for everybody
 * @param digest algorithm to value, for example {@code sha256} or {@code gitCommit}
 * @param annotations further members, as a JSON tree
 */
public record Resource(
        Optional<String> name, Optional<String> uri, Map<String, String> digest, Map<String, Object> annotations) {
    static final String GIT_COMMIT = "gitCommit";

    private static final Map<String, Pattern> FORMS = Map.of(
            "sha1",
            Pattern.compile("[0-9a-f]{40}"),
            "sha256",
            Pattern.compile("[0-9a-f]{64}"),
            "sha384",
            Pattern.compile("[0-9a-f]{96}"),
            "sha512",
            Pattern.compile("[0-9a-f]{128}"),
            GIT_COMMIT,
            Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}"));

    public Resource {
        if (uri.isEmpty() && digest.isEmpty()) {
            throw new IllegalArgumentException("a resource needs a URI or a digest");
        }
        digest = Collections.unmodifiableMap(new LinkedHashMap<>(digest));
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    /** Something with a name and a digest. */
    public static Resource named(String name, String algorithm, String digest) {
        return new Resource(Optional.of(name), Optional.empty(), Map.of(algorithm, digest), Map.of());
    }

    /** Something with a URI and its SHA-256. */
    public static Resource at(String uri, String sha256) {
        return new Resource(Optional.empty(), Optional.of(uri), Map.of("sha256", sha256), Map.of());
    }

    /** This resource with one annotation more. */
    public Resource annotated(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(annotations);
        more.put(key, value);
        return new Resource(name, uri, digest, more);
    }

    Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        name.ifPresent(text -> tree.put("name", text));
        uri.ifPresent(text -> tree.put("uri", text));
        if (!digest.isEmpty()) {
            tree.put("digest", digest);
        }
        if (!annotations.isEmpty()) {
            tree.put("annotations", annotations);
        }
        return tree;
    }

    /**
     * @throws JsonException if it is no resource
     */
    static Resource read(Fields fields) {
        Map<String, String> digest = new LinkedHashMap<>();
        fields.optionalObject("digest")
                .ifPresent(set -> set.names().forEach(algorithm -> digest.put(algorithm, digest(set, algorithm))));
        try {
            return new Resource(
                    fields.optionalText("name"),
                    fields.optionalText("uri"),
                    digest,
                    fields.optionalObject("annotations").map(Fields::asMap).orElse(Map.of()));
        } catch (IllegalArgumentException e) {
            throw new JsonException(fields.path() + " is incomplete: " + e.getMessage());
        }
    }

    /** Whether it is a digest: of algorithms that are not known here anything may be, as in-toto has it. */
    static boolean isDigest(String algorithm, String value) {
        Pattern form = FORMS.get(algorithm);
        return form == null || form.matcher(value).matches();
    }

    private static String digest(Fields set, String algorithm) {
        String value = set.text(algorithm);
        if (!isDigest(algorithm, value)) {
            throw set.wrong(algorithm, "should be the digest in lower-case hex but is '" + Shown.line(value) + "'");
        }
        return value;
    }
}
