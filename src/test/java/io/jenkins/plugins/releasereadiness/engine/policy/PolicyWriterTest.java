package io.jenkins.plugins.releasereadiness.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolicyWriterTest {
    @Test
    void orderOfEntriesAndWayOfWritingDoNotChangeTheDigest() throws PolicyException {
        String one = "{version: 1, name: a, categories: {x: {weight: 1}, y: {weight: 2}}, thresholds: {overall: 80}}";
        String other = """
                thresholds:
                  overall: 80.0
                categories:
                  y: {weight: 2.00}
                  x: {title: x, weight: 1, critical: false}
                name: "a"
                version: 1
                """;

        assertThat(TestFormats.loader().load(PolicyText.file("a.yml", one)).sha256())
                .isEqualTo(TestFormats.loader()
                        .load(PolicyText.file("b.yml", other))
                        .sha256());
    }

    @Test
    void everyOtherValueChangesTheDigest() throws PolicyException {
        String text = "{version: 1, name: a, thresholds: {overall: 80}, approval: {acknowledge: %s}}";

        assertThat(TestFormats.loader()
                        .load(PolicyText.file("a.yml", text.formatted(true)))
                        .sha256())
                .isNotEqualTo(TestFormats.loader()
                        .load(PolicyText.file("a.yml", text.formatted(false)))
                        .sha256());
    }
}
