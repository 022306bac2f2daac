package io.jenkins.plugins.releasereadiness.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.quorum.RuleParser;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloorsTest {
    static final String OWN = """
            version: 1
            extends: production-readiness
            questions:
              security.vulnerabilities: {mandatory: true}
              data.backup: {mandatory: true}
            thresholds: {confirmedWaivers: true}
            approval:
              rules: ["group:release-managers : 2"]
            """;

    static final Floors FLOORS = new Floors(
            Optional.of(BigDecimal.valueOf(80)),
            Map.of("security", BigDecimal.valueOf(90)),
            Set.of("security.vulnerabilities", "data.backup"),
            Set.of("staging-validation", "production-launch"),
            List.of(RuleParser.parse("group:release-managers, group:directors : 2")),
            2,
            true,
            true,
            true,
            OptionalInt.of(3),
            true,
            10,
            Optional.of(builtIn()));

    private static Policy builtIn() {
        try {
            return TestFormats.loader()
                    .builtIn(BuiltInPolicies.PRODUCTION_READINESS)
                    .policy();
        } catch (PolicyException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Problem> problems(String overrides) {
        @SuppressWarnings("unchecked") // the tests write maps
        Map<String, Object> tree = (Map<String, Object>) Json.read(overrides);
        try {
            return FLOORS.problems(TestFormats.loader().load(PolicyText.file("readiness.yml", OWN), tree));
        } catch (PolicyException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPolicyAtTheFloorPasses() {
        assertThat(problems("{}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"thresholds": {"overall": 70}} | step argument: the administrator's floor "overall threshold" is 80; 70 is below it
                    {"thresholds": {"overall": 79.99}} | 79.99 is below it
                    {"thresholds": {"categories": {"security": 89.5}}} | floor "minimum of category security" is 90; 89.5 is below it
                    {"thresholds": {"maxWaivers": 4}} | floor "most waivers" is 3; 4 is above it
                    {"thresholds": {"confirmedWaivers": false}} | floor "confirmed waivers" demands that the second person of a waiver confirms it
                    {"questions": {"data.backup": {"mandatory": false}}} | floor "mandatory question data.backup" demands 'mandatory: true'
                    {"questions": {"data.backup": {"severity": "low"}}} | has severity critical; low is below it
                    {"questions": {"data.backup": {"attestationMaxAge": "365d"}}} | has a shorter limit of age
                    {"questions": {"data.backup": {"pass": ["unit-tests.total >= 0"]}}} | criteria may not replace them
                    {"questions": {"security.vulnerabilities": {"pass": [], "warn": []}}} | an attestation may not replace the criteria
                    {"questions": {"security.vulnerabilities": {"pass": ["code-scan.critical = 0"]}}} | has stricter criteria
                    {"questions": {"security.vulnerabilities": {"warn": ["code-scan.high <= 50"]}}} | has stricter criteria
                    {"sources": {"code-scan": {"emptyRunIsClean": true}}} | does not take an empty run for a clean one
                    {"sources": {"code-scan": {"maxAge": "8d"}}} | has a shorter limit of age
                    {"gates": {"staging-validation": {"phase": "stabilization"}}} | belongs to phase staging
                    {"gates": {"staging-validation": {"inconclusive": "ask"}}} | asking instead is looser
                    {"gates": {"staging-validation": {"checks": {"tests": {"optional": true}}}}} | does not make the check optional
                    {"gates": {"staging-validation": {"checks": {"tests": {"severity": "low"}}}}} | low is below it
                    {"gates": {"staging-validation": {"checks": {"tests": {"documents": ["a.md"]}}}}} | demands more in the check 'tests'
                    {"gates": {"staging-validation": {"checks": {"report": {"maxAge": "30d"}}}}} | demands more in the check 'report'
                    {"approval": {"requiredGates": ["readiness-confirmation"]}} | demands that the approval waits for it
                    {"approval": {"exclude": {"starter": false}}} | who started the build may not approve" is on; the policy turns it off
                    {"approval": {"exclude": {"authors": false}}} | the policy turns it off
                    {"approval": {"exclude": {"policyEditors": false}}} | the policy turns it off
                    {"approval": {"minReasonLength": 9}} | floor "shortest reason" is 10; 9 is below it
                    {"approval": {"rules": []}} | no rule of the policy implies it
                    {"approval": {"rules": ["group:everybody : 2"]}} | no rule of the policy implies it
                    {"approval": {"rules": ["group:release-managers : 1"]}} | floor "different approvers" is 2; 1 is below it
                    {"sources": {"code-scan": {"format": "cyclonedx"}}} | measures 'code-scan', which has the format sarif
                    {"sources": {"vex": {"format": "openvex", "files": "vex.json"}, "code-scan": {"vex": "vex"}}} | which is suppressed by nothing
                    {"sources": {"staging-tests": {"maxAge": "70d"}}} | floor "mandatory gate staging-validation" measures 'staging-tests', which has a shorter limit of age
                    {"sources": {"staging-deployment": {"maxAge": "70d"}}} | floor "mandatory gate staging-validation" measures 'staging-deployment'
                    {"waivers": [{"question": "data.backup", "reason": "r", "owner": "bob", "approvedBy": "carol", "expires": "2026-12-31"}]} | floor "mandatory question data.backup" demands an answer; it cannot be waived
                    {"approval": {"escalate": {"after": "1h", "to": "user:alice"}}} | after escalation (user:alice):1 could decide instead
                    {"approval": {"escalate": {"after": "1h", "to": "group:directors"}}} | floor "different approvers" is 2; 1 is below it
                    """)
    void looseningIsRefusedWithTheNameOfTheFloor(String overrides, String message) {
        assertThat(problems(overrides))
                .anySatisfy(problem -> assertThat(problem.toString()).contains(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"thresholds": {"overall": 80, "maxWaivers": 0, "categories": {"security": 100}}}
                    {"thresholds": {"categories": {"data": 75}}}
                    {"questions": {"data.backup": {"attestationMaxAge": "7d"}}}
                    {"questions": {"security.vulnerabilities": {"warn": []}}}
                    {"questions": {"security.vulnerabilities": {"pass": ["dependency-scan.total = 0", "dependency-scan.critical = 0", "dependency-scan.high = 0", "code-scan.critical = 0", "code-scan.high = 0"]}}}
                    {"questions": {"documentation.support-training": {"severity": "low"}}}
                    {"waivers": [{"question": "documentation.support-training", "reason": "r", "owner": "bob", "approvedBy": "carol", "expires": "2026-12-31"}]}
                    {"sources": {"code-scan": {"files": "other/*.sarif", "maxAge": "1d"}}}
                    {"gates": {"staging-validation": {"protected": true, "checks": {"more": {"text": "more", "environment": ["HOME"]}}}}}
                    {"gates": {"staging-validation": {"checks": {"acceptance": {"optional": false}}}}}
                    {"approval": {"rules": ["group:release-managers : 3", "user:alice"]}}
                    {"approval": {"rules": ["group:directors : 2"], "minReasonLength": 50}}
                    {"approval": {"escalate": {"after": "1h", "to": "group:directors : 2"}}}
                    """)
    void tighteningPasses(String overrides) {
        assertThat(problems(overrides)).isEmpty();
    }

    @Test
    void theProblemStandsWhereThePolicySaysIt() throws PolicyException {
        String text = OWN.replace("thresholds: {", "thresholds: {overall: 60, ");

        assertThat(FLOORS.problems(TestFormats.loader().load(PolicyText.file("readiness.yml", text))))
                .singleElement()
                .hasToString(
                        "readiness.yml:6:23: the administrator's floor \"overall threshold\" is 80; 60 is below it");
    }

    @Test
    void whatIsMandatoryMustBeThere() throws PolicyException {
        LoadedPolicy empty = TestFormats.loader().load(PolicyText.file("empty.yml", "version: 1"));

        assertThat(FLOORS.problems(empty))
                .extracting(Problem::message)
                .anySatisfy(message -> assertThat(message).contains("the policy has no such question"))
                .anySatisfy(message -> assertThat(message).contains("the policy has no such gate"))
                .anySatisfy(message -> assertThat(message).contains("the policy has no such category"));
    }

    @Test
    void aCategoryWithoutMinimumAndAGateWithoutItsChecksAreBelowTheFloor() throws PolicyException {
        LoadedPolicy bare = TestFormats.loader().load(PolicyText.file("bare.yml", """
                        version: 1
                        categories: {security: {weight: 1}}
                        gates: {staging-validation: {phase: staging, checks: {own: {text: t, release: identified}}}}
                        """));

        assertThat(FLOORS.problems(bare))
                .extracting(Problem::toString)
                .contains("bare.yml: the administrator's floor \"minimum of category security\" is 90; the policy"
                        + " sets no minimum for it")
                .anySatisfy(problem ->
                        assertThat(problem).contains("staging-validation", "has the check 'tests', which is missing"));
    }
}
