package io.jenkins.plugins.releasereadiness.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyLoaderTest {
    private final Map<String, String> files = new HashMap<>(Map.of("base.yml", "version: 1"));
    private final Map<String, String> named = new HashMap<>();

    private final PolicyLoader loader = new PolicyLoader(TestFormats.all(), new PolicyFiles() {
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
        try (InputStream stream = PolicyLoaderTest.class.getResourceAsStream("everything.yml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private LoadedPolicy load(String text) {
        try {
            return loader.load(PolicyText.file("readiness.yml", text));
        } catch (PolicyException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> problems(String text) {
        PolicyException error =
                catchThrowableOfType(PolicyException.class, () -> loader.load(PolicyText.file("readiness.yml", text)));
        assertThat(error).as("problems of " + text).isNotNull();
        return error.problems().stream().map(Problem::toString).toList();
    }

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
    void allMistakesAreNamedInOneRunWithTheirPlaces() {
        assertThat(problems("""
                                version: 1
                                extends: production-readiness
                                relase: {product: shop}
                                sources:
                                  unit-tests: {format: junitt}
                                  Bad_Id: {format: junit, files: a.xml}
                                  probe: {format: http, url: "ftp://shop"}
                                thresholds: {overall: 120, maxWaivers: many}
                                questions:
                                  security.vulnerabilities: {pass: ["code-scan.critcal = 0", "code-scan.high =< 2"]}
                                  custom.one: {category: secruity, text: One, severity: urgent}
                                gates:
                                  staging-validation: {checks: {tests: {questions: [testing.uat]}}}
                                approval: {rules: ["group:ops : x"], requiredGates: [staging], deadline: soon}
                                """))
                .containsExactly(
                        "readiness.yml:3:1: unknown key 'relase' in a policy; did you mean 'release'?; allowed are:"
                                + " version, name, extends, release, sources, categories, questions, thresholds, gates,"
                                + " approval, rollback, attestations, waivers, debt",
                        "readiness.yml:5:24: there is no format 'junitt'; did you mean 'junit'?; known formats: axe,"
                                + " changelog, cobertura, cyclonedx, dependency-check, deployment-report, file, gatling,"
                                + " grype, http, jacoco, jenkins-tests, jmeter, junit, k6, lighthouse, openvex, pa11y,"
                                + " prometheus, sarif, trivy, zap",
                        "readiness.yml:6:3: the id 'Bad_Id' of a source should have lower-case letters, digits and '-'"
                                + " only, at most 100, and begin with a letter or digit",
                        "readiness.yml:7:30: 'ftp://shop' is no address of a server; it should begin with https:// or"
                                + " http:// and name a host",
                        "readiness.yml:8:23: 'overall' should be a number from 0 to 100 but is '120'",
                        "readiness.yml:8:40: 'maxWaivers' should be a whole number from 0 to 1000 but is 'many'",
                        "readiness.yml:10:37: 'code-scan' carries no fact 'critcal'; did you mean 'critical'?; facts of"
                                + " findings are: critical, high, medium, low, info, unknown, total, suppressed,"
                                + " components, statements",
                        "readiness.yml:10:78: '=< 2' does not begin with a comparison; allowed are <=, >=, !=, <, >, =",
                        "readiness.yml:11:26: there is no category 'secruity'; did you mean 'security'?; there are:"
                                + " security, performance, monitoring, data, testing, documentation, infrastructure,"
                                + " continuity, experience",
                        "readiness.yml:11:57: 'severity' should be one of critical, high, medium, low but is 'urgent'",
                        "readiness.yml:13:53: there is no question 'testing.uat'; there are: security.authentication,"
                                + " security.data-protection, security.vulnerabilities, security.compliance,"
                                + " security.incident-response, performance.load-testing, performance.peak-load,"
                                + " performance.thresholds, performance.scalability, performance.resources,"
                                + " monitoring.application, monitoring.errors, …",
                        "readiness.yml:14:33: the count after ':' should be a number from 1 to 100",
                        "readiness.yml:14:54: there is no gate 'staging'; there are: readiness-confirmation,"
                                + " staging-validation, production-launch, stabilization",
                        "readiness.yml:14:74: 'deadline' should be a duration such as 90s, 15m, 24h, 7d or 2w but is"
                                + " 'soon'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    [1, 2] | readiness.yml:1:1: a policy should be a map that begins with 'version: 1' but is a list
                    {name: a} | readiness.yml:1:1: a policy needs 'version'
                    {version: 2} | readiness.yml:1:11: 'version' should be 1 but is '2'
                    {version: 1, sources: } | readiness.yml:1:14: 'sources' has no value
                    {version: 1, attestations: [a, null]} | an element of the list has no value
                    {version: 1, extends: nothing} | there is no policy 'nothing'; built in is production-readiness
                    {version: 1, extends: production-readyness} | did you mean 'production-readiness'?
                    {version: 1, extends: ./none.yml} | there is no file 'none.yml'
                    {version: 1, extends: ../none.yml} | leads out of the workspace
                    {version: 1, extends: /etc/none.yml} | leads out of the workspace
                    {version: 1, sources: {a: {format: junit}}} | source 'a' needs 'files'
                    {version: 1, sources: {a: {format: junit, files: []}}} | 'files' should name at least one pattern
                    {version: 1, sources: {a: {format: junit, files: ../a.xml}}} | 'files' | `..`
                    {version: 1, sources: {a: {format: junit, url: "https://a.example"}}} | reads files; 'url' belongs to
                    {version: 1, sources: {a: {format: http, url: "https://joe:pw@a.example"}}} | keep them as credentials and name their id
                    {version: 1, sources: {a: {format: prometheus, url: "https://a.example"}}} | source 'a' needs 'query'
                    {version: 1, sources: {a: {format: http, url: "https://a.example", query: x}}} | 'query' belongs to sources of format prometheus only
                    {version: 1, sources: {a: {format: jenkins-tests, files: a}}} | neither 'files' nor 'url'
                    {version: 1, sources: {a: {format: sarif, files: a, vex: b}}} | there is no source 'b'
                    {version: 1, sources: {a: {format: sarif, files: a, vex: a}}} | 'vex' should name a source of format openvex
                    {version: 1, sources: {a: {format: gatling, files: a, percentiles: [0]}}} | up to 4 whole numbers
                    {version: 1, categories: {a: {weight: -1}}} | 'weight' should be a number from 0
                    {version: 1, categories: {a: {weight: 0}}} | every category has weight 0
                    {version: 1, categories: {a: {weight: 1, minimum: 5}}, thresholds: {categories: {a: 6}}} | stands twice; first at readiness.yml:1:51
                    {version: 1, categories: {a: {weight: 1}}, thresholds: {categories: {b: 6}}} | unknown key 'b' in 'categories'
                    {version: 1, categories: {a: {weight: 1}}, questions: {q: {category: a, text: t, severity: low, weight: 0}}} | should be more than 0
                    {version: 1, categories: {a: {weight: 1}}, questions: {q: {category: a, text: t, severity: low, warn: "x.y = 1"}}} | 'warn' needs 'pass' beside it
                    {version: 1, categories: {a: {weight: 1}}, questions: {q: {category: a, text: t, severity: low, pass: "x.y = 1"}}} | there is no source 'x'; the policy has none
                    {version: 1, gates: {g: {phase: staging}}} | gate 'g' needs 'checks'
                    {version: 1, gates: {g: {phase: staging, checks: {}}}} | a gate without a check would always pass
                    {version: 1, gates: {g: {phase: staging, checks: {c: {text: t}}}}} | check 'c' demands nothing; name one of pass, evidence
                    {version: 1, gates: {g: {phase: staging, checks: {c: {text: t, maxAge: 1d}}}}} | 'maxAge' belongs to 'evidence', which is missing
                    {version: 1, gates: {g: {phase: staging, checks: {c: {text: t, release: identified, thresholds: met}}}}} | demands thresholds and release; a check has one demand
                    {version: 1, gates: {g: {phase: staging, checks: {c: {text: t, release: done}}}}} | 'release' should be identified but is 'done'
                    {version: 1, gates: {g: {phase: staging, checks: {c: {text: t, pass: []}}}}} | what demands nothing always holds
                    {version: 1, gates: {g: {phase: staging, checks: {c: {text: t, documents: []}}}}} | what demands nothing always holds
                    {version: 1, gates: {g: {phase: staging, checks: {c: {text: t, gate: g}}}}} | gate 'g' waits for itself
                    {version: 1, gates: {g: {phase: staging, checks: {c: {text: t, environment: ["A=1"]}}}}} | values do not belong here
                    {version: 1, approval: {remindBefore: 1h}} | 'remindBefore' needs a 'deadline'
                    {version: 1, approval: {remindBefore: 1h, deadline: 1h}} | should be shorter than the deadline
                    {version: 1, approval: {escalate: {after: 1h}}} | 'escalate' needs 'to'
                    {version: 1, approval: {windows: [{from: "25:00", to: "09:00"}]}} | 'from' should be a time of day
                    {version: 1, approval: {windows: [{days: [], from: "08:00", to: "09:00"}]}} | never opens
                    {version: 1, approval: {windows: [{from: "08:00", to: "09:00", zone: Nowhere}]}} | 'zone' should be a time zone
                    {version: 1, approval: {requiredGates: [g]}} | there is no gate 'g'
                    {version: 1, rollback: {window: {duration: 10s, interval: 1m}}} | or health is never probed
                    {version: 1, rollback: {decisions: [{severity: low, action: record}, {severity: low, within: 1h, action: ask}]}} | this row is never reached
                    {version: 1, rollback: {decisions: [{severity: low, action: record, after: 1h}]}} | waits for no clock
                    {version: 1, rollback: {decisions: [{severity: low, action: hotfix-or-rollback}]}} | needs 'after'
                    {version: 1, sources: {t: {format: junit, files: a}}, rollback: {severities: {high: "t.failed > 0"}}} | source 't', which is not probed
                    {version: 1, waivers: [{question: q, reason: r, owner: bob, approvedBy: bob, expires: 2026-01-01}]} | another one than the owner
                    {version: 1, waivers: [{question: q, reason: r, owner: bob, expires: tomorrow}]} | 'expires' should be a time such as
                    {version: 1, debt: [{id: a, text: t}, {id: a, text: u}]} | another debt with the id 'a'
                    {version: 1, debt: [{id: a, text: t, payOff: 2026-02-30}]} | 'payOff' should be a day
                    """)
    void mistakesAreNamed(String text, String message) {
        assertThat(problems(text)).anySatisfy(problem -> assertThat(problem).contains(message));
    }

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
