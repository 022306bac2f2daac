package io.jenkins.plugins.releasereadiness.cli;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import io.jenkins.plugins.releasereadiness.engine.report.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The published schema of the JSON documents, by which a third party's validator judges. */
final class DocumentSchema {
    private static final String SCHEMA = "https://plugins.jenkins.io/release-readiness/documents.schema.json";
    private static final Validator VALIDATOR = validator();

    private DocumentSchema() {}

    /**
     * @param definition name of the document without {@code .json}, or another definition of the schema
     * @return what is wrong with {@code json}, each with its place; empty if nothing is
     */
    static List<String> errors(String definition, String json) {
        List<String> errors = new ArrayList<>();
        VALIDATOR
                .validate(URI.create(SCHEMA + "#/$defs/" + definition), json)
                .getErrors()
                .forEach(error -> errors.add(error.getInstanceLocation() + ": " + error.getError()));
        return errors;
    }

    private static Validator validator() {
        try (InputStream schema = Documents.class.getResourceAsStream("documents.schema.json")) {
            Validator validator = new ValidatorFactory()
                    .withJsonNodeFactory(new GsonNode.Factory())
                    .createValidator();
            validator.registerSchema(URI.create(SCHEMA), new String(schema.readAllBytes(), StandardCharsets.UTF_8));
            return validator;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
