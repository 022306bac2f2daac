package io.jenkins.plugins.releasereadiness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ToolTest {
    private static final String NOW = "2026-03-02T09:00:00Z";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object... args) {
        String[] words = Stream.of(args).map(Object::toString).toArray(String[]::new);
        return Main.run(new PrintWriter(out), new PrintWriter(err), words);
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Fields json() {
        return Fields.of(Json.read(out.toString()), "");
    }

    @Test
    void noEvidenceAtAllIsBlockedWithAll36ItemsMissing() {
        assertThat(run("score", "--workspace", folder, "--now", NOW, "--json")).isEqualTo(ExitCode.NOT_READY);

        assertThat(json().text("recommendation")).isEqualTo("BLOCKED");
        assertThat(json().objects("questions")).hasSize(36).allSatisfy(question -> {
            assertThat(question.text("answer")).isEqualTo("unknown");
            assertThat(question.text("state")).isEqualTo("missing");
        });
        assertThat(json().number("scoreLow")).isEqualByComparingTo("0");
        assertThat(json().number("scoreHigh")).isEqualByComparingTo("100");
    }

    @Test
    void everyBuiltInGateFailsWithoutEvidence() {
        for (String gate :
                List.of("readiness-confirmation", "staging-validation", "production-launch", "stabilization")) {
            assertThat(run("gate", gate, "--workspace", folder, "--now", NOW))
                    .as(gate)
                    .isEqualTo(ExitCode.NOT_READY);
        }
    }

    @Test
    void aReportThatCannotBeReadMakesAGateInconclusive() throws IOException {
        file("readiness.yml", """
                version: 1
                name: small
                extends: production-readiness
                gates:
                  smoke:
                    title: Smoke
                    phase: staging
                    whenItFails: Look.
                    checks:
                      tests: {text: Tests pass, severity: high, pass: ["unit-tests.failed = 0"]}
                """);
        file("target/surefire-reports/TEST-a.xml", "<testsuite name='a'><testcase name='b'>");

        assertThat(run("gate", "smoke", "--workspace", folder, "--now", NOW)).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(out.toString()).contains("INCONCLUSIVE").contains("TEST-a.xml:1:");
    }

    static Stream<Arguments> brokenTests() {
        return Stream.of(
                Arguments.of("empty", ""),
                Arguments.of("vacuous", "<testsuites><testsuite name='a' tests='0'/></testsuites>"),
                Arguments.of("truncated", "<testsuites><testsuite name='a'><testcase name='b'/>"),
                Arguments.of(
                        "entity",
                        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
                                + "<testsuite name='a'><testcase name='b'>&x;</testcase></testsuite>"));
    }

    @ParameterizedTest
    @MethodSource("brokenTests")
    void aBrokenTestReportIsNeverAYes(String what, String text) throws IOException {
        file("target/surefire-reports/TEST-a.xml", text);

        run("score", "--workspace", folder, "--now", NOW, "--json");

        assertThat(json().objects("questions").stream()
                        .filter(question -> question.text("id").equals("testing.critical-paths"))
                        .map(question -> question.text("answer")))
                .containsExactly("unknown");
    }

    @Test
    void fourBrokenTestReportsGiveFourMessages() throws IOException {
        Object[] command = Stream.concat(
                        Stream.of("evidence", "--json", "--format", "junit"),
                        brokenTests().map(arguments -> {
                            try {
                                return file(arguments.get()[0] + ".xml", (String)
                                        arguments.get()[1]);
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        }))
                .toArray();

        assertThat(run(command)).isEqualTo(ExitCode.INCONCLUSIVE);

        List<Fields> sources = json().objects("sources");
        assertThat(sources.stream().map(source -> source.text("state")))
                .containsExactly("unreadable", "vacuous", "unreadable", "unreadable");
        assertThat(sources.stream()
                        .map(source -> source.text("message").replaceAll("^\\S+: ", ""))
                        .distinct())
                .hasSize(4);
    }

    @Test
    void lintNamesEveryMistakeWithItsPlace() throws IOException {
        Path policy = file("bad.yml", """
                version: 1
                name: bad
                sorces: {}
                questions:
                  a.b: {category: nowhere, text: A, severity: fatal}
                thresholds: {overall: 120}
                """);

        assertThat(run("lint", policy)).isEqualTo(ExitCode.USAGE);

        assertThat(out.toString())
                .contains("bad.yml:3:1: unknown key 'sorces'")
                .contains("did you mean 'sources'?")
                .contains("bad.yml:5:")
                .contains("bad.yml:6:23: 'overall' should be a number from 0 to 100");
    }

    @Test
    void effectiveLintNamesTheOriginOfEveryValue() throws IOException {
        Path policy = file("own.yml", "version: 1\nextends: production-readiness\nthresholds: {overall: 85}\n");

        assertThat(run("lint", "--effective", "--json", policy)).isEqualTo(ExitCode.OK);

        Fields effective = json().objects("policies").get(0);
        Fields origins = effective.object("origins");
        assertThat(origins.text("thresholds.overall")).endsWith("own.yml:3:23");
        assertThat(origins.text("thresholds.maxWaivers")).startsWith("built-in production-readiness:");
        assertThat(origins.text("release.semver")).isEqualTo("default");
        assertThat(effective.object("policy").object("thresholds").count("overall"))
                .isEqualTo(85);
    }

    @ParameterizedTest
    @CsvSource({"go,0", "no-go,1", "rollback,1", "tampered,4"})
    void scenariosEndAsTheyShouldAndLeaveBundleAndReport(String scenario, int code) throws IOException {
        Path place = folder.resolve(scenario);

        assertThat(run("demo", "--scenario", scenario, "--out", place)).isEqualTo(code);

        Path bundle = place.resolve("bundle");
        assertThat(Files.readString(bundle.resolve("production-readiness-report.html")))
                .contains("</html>");
        assertThat(run("verify", bundle)).isEqualTo(code == 4 ? ExitCode.VERIFICATION_FAILED : ExitCode.OK);
    }

    @Test
    void rollbackScenarioRollsBackByItselfAfterFifteenMinutes() throws IOException {
        Path place = folder.resolve("rollback");
        run("demo", "--scenario", "rollback", "--out", place);

        Fields decision = Fields.of(Json.read(Files.readString(place.resolve("bundle/rollback-decision.json"))), "");
        assertThat(decision.text("outcome")).isEqualTo("ROLLED_BACK");
        assertThat(decision.text("severity")).isEqualTo("high");
    }

    @Test
    void reportRendersAgainFromTheLedger() throws IOException {
        Path place = folder.resolve("go");
        run("demo", "--scenario", "go", "--out", place);
        Path html = folder.resolve("again/report.html");

        assertThat(run("report", place.resolve("bundle"), "--html", html)).isEqualTo(ExitCode.OK);

        assertThat(Files.readString(html)).contains("READY").contains("shop 1.4.0");
    }

    @ParameterizedTest
    @CsvSource({"''", "nonsense", "score --now yesterday", "gate", "gate nowhere", "verify /nowhere", "lint /nowhere"})
    void badUsageIsExitCode2AndGoesToStandardError(String line) {
        assertThat(run((Object[]) (line.isEmpty() ? new String[0] : line.split(" "))))
                .isEqualTo(ExitCode.USAGE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isNotBlank();
    }
}
