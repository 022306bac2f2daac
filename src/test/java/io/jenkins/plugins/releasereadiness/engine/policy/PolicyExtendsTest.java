package io.jenkins.plugins.releasereadiness.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyExtendsTest extends PolicyScene {
    @Test
    void extendingMergesMapsAndReplacesListsAndValues() {
        files.put("policies/base.yml", """
                version: 1
                sources: {t: {format: junit, files: [a, b], maxAge: 1h}}
                categories: {c: {title: C, weight: 2, minimum: 50}}
                thresholds: {overall: 70, maxWaivers: 1}
                approval: {rules: [user:alice, user:bob]}
                """);
        files.put("policies/middle.yml", "{version: 1, extends: ./base.yml, thresholds: {overall: 75}}");

        LoadedPolicy loaded = load("""
                version: 1
                extends: policies/middle.yml
                sources: {t: {files: c}}
                thresholds: {categories: {c: 60}}
                approval: {rules: [user:carol]}
                """);
        Policy policy = loaded.policy();

        assertThat(policy.sources().get("t").files()).containsExactly("c");
        assertThat(policy.sources().get("t").maxAge()).isPresent();
        assertThat(policy.categories().get("c").title()).isEqualTo("C");
        assertThat(policy.categories().get("c").minimum().orElseThrow()).isEqualByComparingTo("60");
        assertThat(policy.thresholds().overall()).isEqualByComparingTo("75");
        assertThat(policy.thresholds().maxWaivers()).isEqualTo(1);
        assertThat(policy.approval().rules()).hasSize(1);
        assertThat(loaded.placeOf("sources.t.files")).hasToString("readiness.yml:3:22");
        assertThat(loaded.placeOf("sources.t.maxAge")).hasToString("policies/base.yml:2:53");
        assertThat(loaded.placeOf("categories.c.minimum")).hasToString("readiness.yml:4:30");
        assertThat(loaded.placeOf("thresholds.overall")).hasToString("policies/middle.yml:1:57");
        assertThat(loaded.placeOf("approval.acknowledge")).isEqualTo(LoadedPolicy.DEFAULT);
    }

    @Test
    void namingAnotherInputOrRequirementDropsTheInheritedOne() {
        files.put("base.yml", """
                version: 1
                sources: {t: {format: junit, files: a}}
                gates: {g: {phase: staging, checks: {c: {text: t, evidence: [t], maxAge: 1h}}}}
                """);

        Policy policy = load("""
                        version: 1
                        extends: ./base.yml
                        sources: {t: {format: http, url: "https://a.example"}}
                        gates: {g: {checks: {c: {release: identified}}}}
                        """).policy();

        assertThat(policy.sources().get("t").files()).isEmpty();
        assertThat(policy.gates().get("g").checks().get(0).requirement())
                .isEqualTo(new Requirement.ReleaseIdentified());
    }

    @Test
    void aCircleOfExtendsIsNamed() {
        files.put("a.yml", "{version: 1, extends: ./b.yml}");
        files.put("b.yml", "{version: 1, extends: ./a.yml}");

        assertThat(problems("{version: 1, extends: ./a.yml}"))
                .containsExactly("b.yml:1:23: 'extends' goes in a circle: readiness.yml extends a.yml extends b.yml"
                        + " extends a.yml");
    }

    @Test
    void aNamedPolicyCanBeExtendedButNotTakeABuiltInName() {
        named.put("payments", "{version: 1, thresholds: {overall: 95}}");
        named.put(BuiltInPolicies.PRODUCTION_READINESS, "{version: 1, thresholds: {overall: 1}}");

        assertThat(load("{version: 1, extends: payments}").policy().thresholds().overall())
                .isEqualByComparingTo("95");
        assertThat(load("{version: 1, extends: production-readiness}")
                        .policy()
                        .thresholds()
                        .overall())
                .isEqualByComparingTo("80");
    }

    @Test
    void aMistakeInTheBaseIsNamedThere() {
        files.put("base.yml", "{version: 1, thresholds: {overal: 3}}");

        assertThat(problems("{version: 1, extends: ./base.yml}"))
                .singleElement()
                .asString()
                .startsWith("base.yml:1:27: unknown key 'overal'");
    }

    @Test
    void stepArgumentsLieOnTopAndAreNamedAsSuch() throws PolicyException {
        PolicyText text = PolicyText.file("readiness.yml", "{version: 1, thresholds: {overall: 70}}");

        LoadedPolicy loaded = loader.load(text, Map.of("thresholds", Map.of("overall", 90)));

        assertThat(loaded.policy().thresholds().overall()).isEqualByComparingTo("90");
        assertThat(loaded.placeOf("thresholds.overall")).hasToString("step argument");
        assertThat(catchThrowableOfType(
                        PolicyException.class, () -> loader.load(text, Map.of("threshold", Map.of("overall", 90)))))
                .hasMessageStartingWith(
                        "step argument: unknown key 'threshold' in a policy; did you mean 'thresholds'?");
    }

    @Test
    void aFileNamesOthersRelativeToItself() {
        files.put("policies/team/own.yml", "{version: 1, extends: ../../base.yml}");
        files.put("base.yml", "{version: 1, thresholds: {overall: 71}}");

        assertThat(load("{version: 1, extends: ./policies/team/own.yml}")
                        .policy()
                        .thresholds()
                        .overall())
                .isEqualByComparingTo("71");
        files.put("policies/team/own.yml", "{version: 1, extends: ../../../base.yml}");
        assertThat(problems("{version: 1, extends: ./policies/team/own.yml}"))
                .containsExactly("policies/team/own.yml:1:23: '../../../base.yml' leads out of the workspace");
    }

    @Test
    void aPolicyOfTheAdministratorExtendsNoFile() {
        named.put("payments", "{version: 1, extends: ./base.yml}");

        assertThat(problems("{version: 1, extends: payments}"))
                .singleElement()
                .asString()
                .endsWith("only a policy in a file can extend a file");
    }

    @Test
    void tenPoliciesMayExtendEachOtherAndNoMore() {
        for (int i = 2; i <= 11; i++) {
            files.put("p" + i + ".yml", i == 10 ? "version: 1" : "{version: 1, extends: ./p" + (i + 1) + ".yml}");
        }
        assertThat(load("{version: 1, extends: ./p2.yml}").policy().name()).isEqualTo("readiness.yml");

        files.put("p10.yml", "{version: 1, extends: ./p11.yml}");
        files.put("p11.yml", "version: 1");
        assertThat(problems("{version: 1, extends: ./p2.yml}"))
                .containsExactly("p10.yml:1:23: more than 10 policies extend each other");
    }
}
