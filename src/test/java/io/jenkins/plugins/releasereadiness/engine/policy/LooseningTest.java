package io.jenkins.plugins.releasereadiness.engine.policy;

import static io.jenkins.plugins.releasereadiness.engine.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LooseningTest {
    private static Map<String, String> loosened(Requirement own, Requirement floor) {
        return Loosening.of(gate(own), gate(floor));
    }

    private static Gate gate(Requirement requirement) {
        return gate(requirement, false);
    }

    private static Gate gate(Requirement requirement, boolean isProtected) {
        Check check = new Check("c", "c", Severity.HIGH, false, requirement);
        return new Gate("g", "g", Phase.STAGING, List.of(check), false, isProtected, "Stop.");
    }

    private static Requirement present(int days, String... sources) {
        return new Requirement.EvidencePresent(
                List.of(sources), days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days)));
    }

    private static Requirement artifacts(String source, int files, long bytes, String sums) {
        return new Requirement.ArtifactsIntact(
                source, files, bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes), Optional.ofNullable(sums));
    }

    /** A demand of the administrator, the same or a tighter one, and a looser one. */
    static Stream<Arguments> demands() {
        return Stream.of(
                Arguments.of(present(3, "a"), present(2, "b", "a"), present(4, "a")),
                Arguments.of(present(3, "a"), present(3, "a"), present(0, "a")),
                Arguments.of(present(0, "a", "b"), present(9, "a", "b"), present(0, "a")),
                Arguments.of(
                        new Requirement.QuestionsAnsweredYes(List.of("q", "r")),
                        new Requirement.QuestionsAnsweredYes(List.of("r", "s", "q")),
                        new Requirement.QuestionsAnsweredYes(List.of("q"))),
                Arguments.of(
                        new Requirement.DocumentsRecorded(List.of("a.md")),
                        new Requirement.DocumentsRecorded(List.of("b.md", "a.md")),
                        new Requirement.DocumentsRecorded(List.of("b.md"))),
                Arguments.of(
                        new Requirement.EnvironmentSet(List.of("A")),
                        new Requirement.EnvironmentSet(List.of("A", "B")),
                        new Requirement.EnvironmentSet(List.of("B"))),
                Arguments.of(
                        new Requirement.RollbackPlanned(Optional.empty()),
                        new Requirement.RollbackPlanned(Optional.of("q")),
                        new Requirement.ThresholdsMet()),
                Arguments.of(
                        new Requirement.RollbackPlanned(Optional.of("q")),
                        new Requirement.RollbackPlanned(Optional.of("q")),
                        new Requirement.RollbackPlanned(Optional.empty())),
                Arguments.of(
                        new Requirement.GatePassed("a"),
                        new Requirement.GatePassed("a"),
                        new Requirement.GatePassed("b")),
                Arguments.of(artifacts("d", 2, 9, "S"), artifacts("d", 2, 9, "S"), artifacts("e", 2, 9, "S")),
                Arguments.of(artifacts("d", 2, 9, "S"), artifacts("d", 3, 8, "S"), artifacts("d", 1, 9, "S")),
                Arguments.of(artifacts("d", 2, 9, "S"), artifacts("d", 2, 1, "S"), artifacts("d", 2, 10, "S")),
                Arguments.of(artifacts("d", 2, 9, null), artifacts("d", 2, 9, "S"), artifacts("d", 2, 0, null)),
                Arguments.of(artifacts("d", 2, 0, "S"), artifacts("d", 2, 7, "S"), artifacts("d", 2, 0, null)),
                Arguments.of(artifacts("d", 2, 0, "S"), artifacts("d", 4, 0, "S"), artifacts("d", 2, 0, "T")));
    }

    @ParameterizedTest
    @MethodSource("demands")
    void aTighterDemandIsFineAndALooserOneIsNot(Requirement floor, Requirement tighter, Requirement looser) {
        assertThat(loosened(floor, floor)).isEmpty();
        assertThat(loosened(tighter, floor)).isEmpty();
        assertThat(loosened(looser, floor)).containsOnlyKeys("checks.c");
    }

    @Test
    void aProtectedGateStaysProtected() {
        Requirement any = new Requirement.ThresholdsMet();

        assertThat(Loosening.of(gate(any, false), gate(any, true))).containsEntry("protected", "is protected");
        assertThat(Loosening.of(gate(any, true), gate(any, false))).isEmpty();
        assertThat(Loosening.of(gate(any, true), gate(any, true))).isEmpty();
    }

    private static Source source(boolean incomplete, String vex, String expect, Integer... percentiles) {
        return new Source(
                "s",
                Optional.of("sarif"),
                List.of("a"),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(expect),
                Optional.empty(),
                Optional.empty(),
                false,
                incomplete,
                List.of(percentiles),
                Optional.ofNullable(vex));
    }

    @Test
    void aSourceIsReadAsStrictlyAsTheAdministratorReadsIt() {
        Source strict = source(false, null, null);

        assertThat(Loosening.of(source(true, null, null), strict)).containsOnlyKeys("allowIncomplete");
        assertThat(Loosening.of(strict, source(true, null, null))).isEmpty();
        assertThat(Loosening.of(source(false, "v", null), strict)).containsEntry("vex", "is suppressed by nothing");
        assertThat(Loosening.of(source(false, "v", null), source(false, "w", null)))
                .containsEntry("vex", "is suppressed by 'w' only");
        assertThat(Loosening.of(strict, source(false, "w", null))).isEmpty();
        assertThat(Loosening.of(strict, source(false, null, "ok"))).containsEntry("expect", "expects 'ok'");
        assertThat(Loosening.of(source(false, null, "ok"), source(false, null, "ok")))
                .isEmpty();
        assertThat(Loosening.of(source(false, null, null, 50, 75), strict)).containsOnlyKeys("percentiles");
    }

    @Test
    void aQuestionKeepsItsSeverity() {
        assertThat(Loosening.of(question("q", "c", Severity.MEDIUM), question("q", "c", Severity.HIGH)))
                .containsEntry("severity", "has severity high; medium is below it");
        assertThat(Loosening.of(question("q", "c", Severity.CRITICAL), question("q", "c", Severity.HIGH)))
                .isEmpty();
    }
}
