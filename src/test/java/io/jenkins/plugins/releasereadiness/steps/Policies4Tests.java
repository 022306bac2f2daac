package io.jenkins.plugins.releasereadiness.steps;

/** Small policies for tests; they are written into a workspace as they are. */
final class Policies4Tests {
    /** One question that a test report answers, one that people answer, and two gates. */
    static final String TESTS_AND_WORD = """
            version: 1
            name: small
            sources:
              unit: {format: junit, files: "reports/TEST-*.xml"}
            categories:
              quality: {title: Quality, weight: 1}
            questions:
              quality.tests:
                category: quality
                text: Do the tests pass?
                severity: critical
                pass: [unit.failed = 0, unit.errors = 0]
                fix: Repair the tests
              quality.docs: {category: quality, text: Is it documented?, severity: medium}
            thresholds: {overall: 80}
            gates:
              tests:
                title: Tests
                phase: staging
                whenItFails: Repair and test again.
                checks:
                  green: {text: The tests pass, severity: critical, pass: [unit.failed = 0, unit.errors = 0]}
              target:
                title: Target
                phase: production
                whenItFails: Set the variables.
                checks:
                  variables: {text: The target is named, severity: high, environment: [TARGET_URL]}
            """;

    private Policies4Tests() {}
}
