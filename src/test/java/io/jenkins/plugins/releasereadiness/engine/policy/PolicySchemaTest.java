package io.jenkins.plugins.releasereadiness.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.yaml.Located;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problems;
import io.jenkins.plugins.releasereadiness.engine.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicySchemaTest {
    private static final String UNKNOWN = "zzzzzzzz";

    private final Object schema = schema();
    private Object root;

    private static Object schema() {
        try (InputStream stream = PolicyLoader.class.getResourceAsStream("policy.schema.json")) {
            return Json.read(stream.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Every key that the schema knows somewhere. */
    static Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        keys(schema(), keys);
        return keys;
    }

    private static void keys(Object definition, Set<String> keys) {
        if (definition instanceof Map<?, ?> type) {
            type.forEach((name, value) -> {
                if (name.equals("properties")) {
                    ((Map<?, ?>) value).keySet().forEach(key -> keys.add((String) key));
                }
                keys(value, keys);
            });
        }
    }

    private static Path top() {
        Path top = Path.of("").toAbsolutePath();
        while (!Files.exists(top.resolve("LICENSE.md"))) {
            top = top.getParent();
        }
        return top;
    }

    private List<String> errors(Object tree) {
        Validator.Result result = new ValidatorFactory()
                .withJsonNodeFactory(TreeNode.FACTORY)
                .validate(new TreeNode(schema, ""), new TreeNode(tree, ""));
        return result.getErrors().stream().map(PolicySchemaTest::sentence).toList();
    }

    private static String sentence(Error error) {
        return error.getInstanceLocation() + ": " + error.getError();
    }

    private static Object tree(String text) {
        return YamlFile.read("a.yml", text, new Problems()).map(Located::plain).orElseThrow();
    }

    @Test
    void thePublishedSchemaIsTheShippedOne() throws IOException {
        assertThat(top().resolve("docs/policy.schema.json"))
                .as("copy src/main/resources/…/engine/policy/policy.schema.json over it")
                .hasBinaryContent(PolicyLoader.class
                        .getResourceAsStream("policy.schema.json")
                        .readAllBytes());
    }

    @Test
    void thePolicyWithEveryKeyIsValid() {
        assertThat(errors(tree(PolicyScene.everything()))).isEmpty();
    }

    @Test
    void theBuiltInPoliciesAndWhatIsRecordedOfThemAreValid() throws PolicyException {
        for (String name : BuiltInPolicies.names()) {
            assertThat(errors(tree(BuiltInPolicies.find(name).orElseThrow().text())))
                    .isEmpty();
            assertThat(errors(TestFormats.loader().builtIn(name).document())).isEmpty();
        }
    }

    @Test
    void thePoliciesOfDocumentationAndDemoAreValid() throws IOException {
        Path top = top();
        List<Path> policies = new ArrayList<>();
        for (String folder : List.of("docs", "cli/src/main/resources")) {
            try (Stream<Path> files = Files.walk(top.resolve(folder))) {
                files.filter(file -> file.getFileName().toString().matches("(.*-)?readiness\\.ya?ml"))
                        .forEach(policies::add);
            }
        }
        assertThat(policies).isNotEmpty();
        for (Path policy : policies) {
            assertThat(errors(tree(Files.readString(policy))))
                    .as(policy.toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{version: 2}",
                "{version: 1, sorces: {}}",
                "{version: 1, sources: {A: {files: a}}}",
                "{version: 1, thresholds: {overall: 101}}",
                "{version: 1, questions: {q: {pass: [lots]}}}",
                "{version: 1, questions: {q: {weight: 0}}}",
                "{version: 1, gates: {g: {checks: {}}}}",
                "{version: 1, gates: {g: {checks: {c: {release: named}}}}}",
                "{version: 1, approval: {deadline: soon}}",
                "{version: 1, rollback: {decisions: [{severity: high}]}}",
                "{version: 1, waivers: [{question: q}]}"
            })
    void whatTheLoaderRefusesByItsFormTheSchemaRefuses(String text) {
        assertThat(errors(tree(text))).isNotEmpty();
        assertThat(catchThrowableOfType(
                        PolicyException.class, () -> TestFormats.loader().load(PolicyText.file("a.yml", text))))
                .isNotNull();
    }

    /** Puts an unknown key into every map in turn: the loader then lists the keys it knows there. */
    @Test
    void schemaAndLoaderKnowTheSameKeysEverywhere() throws PolicyException {
        Set<String> all = new TreeSet<>();
        objects("#", schema, all);
        Set<String> compared = new TreeSet<>();
        root = tree(PolicyScene.everything());
        walk(root, "#", schema, compared);

        assertThat(compared)
                .as("objects of the schema that everything.yml shows")
                .isEqualTo(all);
    }

    @SuppressWarnings("unchecked") // trees of JSON
    private void walk(Object value, String at, Object definition, Set<String> compared) {
        Map<String, Object> type = (Map<String, Object>) definition;
        String pointer = at;
        if (type.get("$ref") instanceof String reference) {
            pointer = reference;
            type = (Map<String, Object>) resolve(reference);
        }
        if (value instanceof Map<?, ?> members && type.get("properties") instanceof Map<?, ?> properties) {
            if (compared.add(pointer)) {
                assertThat(allowed((Map<String, Object>) members))
                        .as(pointer)
                        .containsExactlyInAnyOrderElementsOf((Set<String>) properties.keySet());
            }
            for (Map.Entry<?, ?> member : members.entrySet()) {
                walk(
                        member.getValue(),
                        pointer + "/properties/" + member.getKey(),
                        properties.get(member.getKey()),
                        compared);
            }
        } else if (value instanceof Map<?, ?> members) {
            for (Object member : members.values()) {
                walk(member, pointer + "/additionalProperties", type.get("additionalProperties"), compared);
            }
        } else if (value instanceof List<?> list && type.get("items") != null) {
            for (Object element : list) {
                walk(element, pointer + "/items", type.get("items"), compared);
            }
        }
    }

    private Object resolve(String reference) {
        return ((Map<?, ?>) ((Map<?, ?>) schema).get("$defs")).get(reference.substring("#/$defs/".length()));
    }

    private List<String> allowed(Map<String, Object> map) {
        map.put(UNKNOWN, 1L);
        String text = Json.compact(root).replace("./base.yml", BuiltInPolicies.PRODUCTION_READINESS);
        map.remove(UNKNOWN);
        String message = catchThrowableOfType(
                        PolicyException.class, () -> TestFormats.loader().load(PolicyText.file("a.yml", text)))
                .problems()
                .stream()
                .map(problem -> problem.message())
                .filter(problem -> problem.startsWith("unknown key '" + UNKNOWN + "'"))
                .findFirst()
                .orElseThrow();
        String marker = "allowed are: ";
        return Arrays.asList(
                message.substring(message.indexOf(marker) + marker.length()).split(", "));
    }

    /** Every object with fixed keys in the schema. */
    private static void objects(String pointer, Object definition, Set<String> found) {
        if (definition instanceof Map<?, ?> type) {
            if (type.get("properties") instanceof Map<?, ?>) {
                found.add(pointer);
            }
            type.forEach((key, value) -> {
                if (key.equals("properties") || key.equals("$defs")) {
                    ((Map<?, ?>) value)
                            .forEach((name, member) -> objects(pointer + "/" + key + "/" + name, member, found));
                } else if (key.equals("items") || key.equals("additionalProperties")) {
                    objects(pointer + "/" + key, value, found);
                }
            });
        }
    }
}
