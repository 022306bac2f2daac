package io.jenkins.plugins.releasereadiness.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide shows must work. */
class PolicyGuideTest {
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(version: .*?)```", Pattern.DOTALL);

    private static String guide() throws IOException {
        Path top = Path.of("").toAbsolutePath();
        while (!Files.exists(top.resolve("LICENSE.md"))) {
            top = top.getParent();
        }
        return Files.readString(top.resolve("docs/user/policy.md"));
    }

    @Test
    void everyPolicyOfTheGuideLoads() throws IOException {
        List<String> policies =
                BLOCK.matcher(guide()).results().map(block -> block.group(1)).toList();

        assertThat(policies).hasSizeGreaterThan(8);
        assertThat(policies)
                .allSatisfy(policy -> assertThatCode(
                                () -> TestFormats.loader().load(PolicyText.file("policy.md", policy)))
                        .doesNotThrowAnyException());
    }

    @Test
    void theGuideTellsOfEveryKeyOfTheSchema() throws IOException {
        String guide = guide();

        assertThat(PolicySchemaTest.keys())
                .hasSizeGreaterThan(80)
                .allSatisfy(key -> assertThat(guide).containsPattern("\\b" + key + "\\b"));
    }
}
