package io.jenkins.plugins.releasereadiness.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyLoaderTest extends PolicyScene {
    @Test
    void everyKeyOfTheFormatIsRead() {
        Policy policy = load(everything()).policy();

        assertThat(policy.name()).isEqualTo("shop");
        assertThat(policy.sources()).hasSize(10);
        assertThat(policy.categories().get("security").minimum().orElseThrow()).isEqualByComparingTo("90");
        assertThat(policy.questions()
                        .get("security.vulnerabilities")
                        .criteria()
                        .orElseThrow()
                        .pass())
                .hasSize(2);
        assertThat(policy.gates().get("staging-validation").checks()).hasSize(13);
        assertThat(policy.gates().get("staging-validation").checks())
                .extracting(check -> check.requirement().getClass())
                .doesNotHaveDuplicates();
        assertThat(policy.approval().windows().get(1).days()).hasSize(7);
        assertThat(policy.rollback().severities().get(Severity.HIGH)).hasSize(2);
        assertThat(policy.waivers().get(0).expires()).isEqualTo(Instant.parse("2026-12-31T00:00:00Z"));
    }

    @Test
    void anEmptyPolicyHasSafeDefaults() {
        Policy policy = load("version: 1").policy();

        assertThat(policy.thresholds().overall()).isEqualByComparingTo("80");
        assertThat(policy.approval().excludeStarter()).isTrue();
        assertThat(policy.approval().excludeAuthors()).isTrue();
        assertThat(policy.approval().excludePolicyEditors()).isTrue();
        assertThat(policy.approval().acknowledge()).isTrue();
        assertThat(policy.name()).isEqualTo("readiness.yml");
    }

    @Test
    void jsonIsReadAsWell() {
        assertThat(load("{\"version\": 1, \"thresholds\": {\"overall\": 85.5}}")
                        .policy()
                        .thresholds()
                        .overall())
                .isEqualByComparingTo("85.5");
    }

    @Test
    void aRecordedPolicyIsRestoredWhereAReaderIsMissing() throws PolicyException {
        Map<String, Object> document = load(everything()).document();
        @SuppressWarnings("unchecked") // a document is a map
        Map<String, Object> read = (Map<String, Object>) Json.read(Json.pretty(document));

        LoadedPolicy restored = PolicyLoader.restore("policy.json", read);

        assertThat(read).isEqualTo(document);
        assertThat(restored.policy()).isEqualTo(load(everything()).policy());
        assertThat(restored.sha256()).isEqualTo(load(everything()).sha256());
    }
}
