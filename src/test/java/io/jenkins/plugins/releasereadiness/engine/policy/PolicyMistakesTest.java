package io.jenkins.plugins.releasereadiness.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyMistakesTest extends PolicyScene {
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
                    {version: 1, attestations: ../a.yml} | holds '..'
                    {version: 1, release: {referenceBranches: [main, /release]}} | readiness.yml:1:50: 'referenceBranches' cannot name a branch by '/release'; allowed are names such as main
                    {version: 1, extends: nothing} | there is no policy 'nothing'; built in is production-readiness
                    {version: 1, extends: production-readyness} | did you mean 'production-readiness'?
                    {version: 1, extends: ./none.yml} | there is no file 'none.yml'
                    {version: 1, extends: ../none.yml} | leads out of the workspace
                    {version: 1, extends: /etc/none.yml} | leads out of the workspace
                    {version: 1, extends: [base]} | 'extends' should name one policy but is a list
                    {version: 1, sources: {a: {format: junit}}} | source 'a' needs 'files'
                    {version: 1, sources: {a: {format: junit, files: []}}} | 'files' should name at least one pattern
                    {version: 1, sources: {a: {format: junit, files: ../a.xml}}} | holds '..'
                    {version: 1, sources: {a: {format: junit, url: "https://a.example"}}} | reads files; 'url' belongs to
                    {version: 1, sources: {a: {format: http, url: "https://joe:pw@a.example"}}} | keep them as credentials and name their id
                    {version: 1, sources: {a: {format: prometheus, url: "https://a.example"}}} | source 'a' needs 'query'
                    {version: 1, sources: {a: {format: http, url: "https://a.example", query: x}}} | 'query' belongs to sources of format prometheus only
                    {version: 1, sources: {a: {format: http, url: "https://a.example", files: a}}} | source 'a' of format http asks a server; it has no 'files'
                    {version: 1, sources: {a: {format: http}}} | source 'a' needs 'url'
                    {version: 1, sources: {a: {format: junit, files: a, query: x}}} | 'query' belongs to sources of format prometheus only
                    {version: 1, sources: {a: {format: junit, files: a, expect: x}}} | 'expect' belongs to sources of format http only
                    {version: 1, sources: {a: {format: junit, files: a, credentialsId: x}}} | 'credentialsId' belongs to sources of format http and prometheus only
                    {version: 1, sources: {a: {format: jenkins-tests, files: a}}} | neither 'files' nor 'url'
                    {version: 1, sources: {a: {format: jenkins-tests, url: "https://a.example"}}} | neither 'files' nor 'url'
                    {version: 1, sources: {a: {format: sarif, files: a, vex: b}}} | there is no source 'b'
                    {version: 1, sources: {a: {format: sarif, files: a, vex: a}}} | 'vex' should name a source of format openvex
                    {version: 1, sources: {a: {format: gatling, files: a, percentiles: [0]}}} | up to 4 whole numbers
                    {version: 1, sources: {a: {format: gatling, files: a, percentiles: [100]}}} | up to 4 whole numbers
                    {version: 1, sources: {a: {format: gatling, files: a, percentiles: [1, 2, 3, 4, 5]}}} | up to 4 whole numbers
                    {version: 1, categories: {a: {weight: -1}}} | 'weight' should be a number from 0
                    {version: 1, categories: {a: {weight: 0}}} | every category has weight 0
                    {version: 1, categories: {a: {weight: 1, minimum: 5}}, thresholds: {categories: {a: 6}}} | stands twice; first at readiness.yml:1:51
                    {version: 1, categories: {a: {weight: 1}}, thresholds: {categories: {b: 6}}} | unknown key 'b' in 'categories'
                    {version: 1, categories: {a: {weight: 1}}, questions: {q: {category: a, text: t, severity: low, weight: 0}}} | should be more than 0
                    {version: 1, categories: {a: {weight: 1}}, questions: {q: {category: a, text: t, severity: low, warn: "x.y = 1"}}} | 'warn' needs 'pass' beside it
                    {version: 1, categories: {a: {weight: 1}}, questions: {q: {category: a, text: t, severity: low, pass: "x.y = 1"}}} | there is no source 'x'; the policy has none
                    {version: 1, sources: {x: {files: a}}, categories: {a: {weight: 1}}, questions: {q: {category: a, text: t, severity: low, pass: [[x.y = 1], x.z = 2]}}} | holds either criteria or lists of criteria (alternatives), not both
                    {version: 1, sources: {x: {files: a}}, categories: {a: {weight: 1}}, questions: {q: {category: a, text: t, severity: low, pass: [[x.y = 1], []]}}} | an alternative without criteria would always hold
                    {version: 1, sources: {x: {files: a}}, categories: {a: {weight: 1}}, questions: {q: {category: a, text: t, severity: low, pass: [{x: 1}]}}} | 'pass' should hold criteria such as
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
                    {version: 1, sources: {r: {format: junit, files: a}}, gates: {g: {phase: staging, checks: {c: {text: t, artifacts: {source: r}}}}}} | artifacts should be a source of format file
                    {version: 1, sources: {r: {format: junit, files: a}}, gates: {g: {phase: staging, checks: {c: {text: t, artifacts: {source: s}}}}}} | there is no source 's'
                    {version: 1, sources: {r: {format: junit, files: a}}, gates: {g: {phase: staging, checks: {c: {text: t, rollback: planned, rehearsal: q}}}}} | there is no question 'q'
                    {version: 1, sources: {r: {format: junit, files: a}}, gates: {g: {phase: staging, checks: {c: {text: t, gate: h}}}}} | there is no gate 'h'
                    {version: 1, approval: {remindBefore: 1h}} | 'remindBefore' needs a 'deadline'
                    {version: 1, approval: {remindBefore: 1h, deadline: 1h}} | should be shorter than the deadline
                    {version: 1, approval: {escalate: {after: 1h}}} | 'escalate' needs 'to'
                    {version: 1, approval: {escalate: {after: 1h, to: [user:a, user:b]}}} | 'to' should be one rule
                    {version: 1, approval: {escalate: {after: 1d, to: user:a}, deadline: 1d}} | 'after' should be shorter than the deadline
                    {version: 1, approval: {windows: [{from: "25:00", to: "09:00"}]}} | 'from' should be a time of day
                    {version: 1, approval: {windows: [{days: [], from: "08:00", to: "09:00"}]}} | never opens
                    {version: 1, approval: {windows: [{from: "08:00", to: "09:00", zone: Nowhere}]}} | 'zone' should be a time zone
                    {version: 1, approval: {requiredGates: [g]}} | there is no gate 'g'
                    {version: 1, rollback: {window: {duration: 10s, interval: 1m}}} | or health is never probed
                    {version: 1, rollback: {window: {duration: 10s}}} | readiness.yml:1:44: 'interval' should not be longer than 'duration'
                    {version: 1, rollback: {window: {sources: [health]}}} | there is no source 'health'
                    {version: 1, rollback: {decisions: [{severity: low, action: record}, {severity: low, within: 1h, action: ask}]}} | this row is never reached
                    {version: 1, rollback: {decisions: [{severity: low, within: 2h, action: record}, {severity: low, within: 2h, reversible: true, action: ask}]}} | this row is never reached
                    {version: 1, rollback: {decisions: [{severity: low, action: record, after: 1h}]}} | waits for no clock
                    {version: 1, rollback: {decisions: [{severity: low, action: hotfix-or-rollback}]}} | needs 'after'
                    {version: 1, sources: {t: {format: junit, files: a}}, rollback: {severities: {high: "t.failed > 0"}}} | source 't', which is not probed
                    {version: 1, waivers: [{question: q, reason: r, owner: bob, approvedBy: bob, expires: 2026-01-01}]} | another one than the owner
                    {version: 1, waivers: [{question: q, reason: r, owner: bob, expires: 2026-01-01}]} | there is no question 'q'
                    {version: 1, categories: {a: {weight: 1}}, questions: {q: {category: a, text: t, severity: low}}, waivers: [{question: q, reason: r, owner: bob, expires: 2026-01-01}, {question: q, reason: s, owner: bob, expires: 2026-01-01}]} | question 'q' is waived twice
                    {version: 1, waivers: [{reason: r, owner: bob, expires: 2026-01-01}]} | needs 'question'
                    {version: 1, waivers: [{question: q, reason: r, owner: bob, expires: tomorrow}]} | 'expires' should be a time such as
                    {version: 1, debt: [{id: a, text: t}, {id: a, text: u}]} | another debt with the id 'a'
                    {version: 1, debt: [{text: t}]} | needs 'id'
                    {version: 1, debt: [{id: a}]} | needs 'text'
                    {version: 1, debt: [{id: a, text: t, payOff: 2026-02-30}]} | 'payOff' should be a day
                    """)
    void mistakesAreNamed(String text, String message) {
        assertThat(problems(text)).anySatisfy(problem -> assertThat(problem).contains(message));
    }

    /** What lies just inside the limits is no mistake. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{version: 1, sources: {a: {format: gatling, files: a, percentiles: [1, 2, 3, 99]}}}",
                "{version: 1, rollback: {window: {duration: 1m, interval: 1m}}}",
                "{version: 1, rollback: {decisions: [{severity: low, within: 1h, action: record},"
                        + " {severity: low, within: 2h, action: ask}]}}",
                "{version: 1, rollback: {decisions: [{severity: low, reversible: true, action: record},"
                        + " {severity: low, reversible: false, action: ask}]}}",
                "{version: 1, rollback: {decisions: [{severity: low, action: record}, {severity: high, action: ask}]}}",
                "{version: 1, approval: {escalate: {after: 23h, to: [user:a]}, deadline: 1d}}"
            })
    void whatIsJustAllowedIsTaken(String text) {
        assertThat(load(text).policy().name()).isEqualTo("readiness.yml");
    }

    @Test
    void aLongListOfMistakesIsCutInTheMessageAndWholeBesideIt() {
        String keys = IntStream.range(0, 22).mapToObj(i -> "z" + i + ": 1").collect(Collectors.joining(", "));

        PolicyException error = catchThrowableOfType(
                PolicyException.class,
                () -> loader.load(PolicyText.file("readiness.yml", "{version: 1, " + keys + "}")));

        assertThat(error.problems()).hasSize(22);
        assertThat(error.getMessage().lines()).hasSize(21).last().isEqualTo("and 2 more");
    }
}
