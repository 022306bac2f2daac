package io.jenkins.plugins.releasereadiness.engine.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The policies that come with the engine. No other policy can take their names. */
public final class BuiltInPolicies {
    /** Nine categories, 36 questions, four gates. */
    public static final String PRODUCTION_READINESS = "production-readiness";

    private static final List<String> NAMES = List.of(PRODUCTION_READINESS);

    private BuiltInPolicies() {}

    public static List<String> names() {
        return NAMES;
    }

    /** The policy {@code name}; empty if none is built in by that name. */
    public static Optional<PolicyText> find(String name) {
        return NAMES.contains(name)
                ? Optional.of(new PolicyText("built-in " + name, Optional.empty(), read(name + ".yml")))
                : Optional.empty();
    }

    private static String read(String resource) {
        try (InputStream stream = BuiltInPolicies.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the engine's jar lacks " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the engine's jar cannot be read", e);
        }
    }
}
