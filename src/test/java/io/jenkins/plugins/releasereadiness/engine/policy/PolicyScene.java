package io.jenkins.plugins.releasereadiness.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.releasereadiness.engine.yaml.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads policies; tests put beside them what they extend. */
abstract class PolicyScene {
    final Map<String, String> files = new HashMap<>(Map.of("base.yml", "version: 1"));
    final Map<String, String> named = new HashMap<>();

    final PolicyLoader loader = new PolicyLoader(TestFormats.all(), new PolicyFiles() {
        @Override
        public Optional<String> named(String name) {
            return Optional.ofNullable(named.get(name));
        }

        @Override
        public Optional<String> file(String path) {
            return Optional.ofNullable(files.get(path));
        }
    });

    static String everything() {
        try (InputStream stream = PolicyScene.class.getResourceAsStream("everything.yml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    LoadedPolicy load(String text) {
        try {
            return loader.load(PolicyText.file("readiness.yml", text));
        } catch (PolicyException e) {
            throw new AssertionError(e);
        }
    }

    List<String> problems(String text) {
        PolicyException error =
                catchThrowableOfType(PolicyException.class, () -> loader.load(PolicyText.file("readiness.yml", text)));
        assertThat(error).as("problems of " + text).isNotNull();
        return error.problems().stream().map(Problem::toString).toList();
    }
}
