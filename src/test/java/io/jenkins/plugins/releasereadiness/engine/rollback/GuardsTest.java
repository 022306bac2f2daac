package io.jenkins.plugins.releasereadiness.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GuardsTest {
    private static final List<String> IRREVERSIBLE = List.of("column orders.total was dropped");

    @Test
    void everyGuardIsToldAlsoWhenItHolds() {
        List<Guard.Result> results = Guards.check(Watches.GOOD, 3, List.of(), Optional.empty());
        assertThat(results).extracting(Guard.Result::guard).containsExactly(Guard.values());
        assertThat(results).allMatch(Guard.Result::holds);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(facts("", true, true, false, 0L, false), Guard.PREVIOUS_VERSION_KNOWN, "Name it in the plan"),
                refusal(
                        facts("1.3.0", false, true, false, 0L, false),
                        Guard.PREVIOUS_VERSION_APPROVED,
                        "1.3.0 was never approved"),
                refusal(
                        facts("1.3.0", true, false, false, 0L, false),
                        Guard.PREVIOUS_ARTIFACTS_THERE,
                        "The artifacts of 1.3.0 are gone"),
                refusal(
                        facts("1.3.0", true, true, true, 0L, false),
                        Guard.PREVIOUS_VERSION_NOT_ROLLED_BACK,
                        "was itself rolled back"),
                refusal(
                        facts("1.3.0", true, true, false, 3L, false),
                        Guard.CONSECUTIVE_ROLLBACKS_LIMITED,
                        "3 rollbacks came directly before; at most 3"),
                refusal(
                        facts("1.3.0", true, true, false, 0L, true),
                        Guard.NO_DEPLOYMENT_RUNNING,
                        "Another deployment of the environment is running"),
                refusal(
                        facts("1.3.0", null, true, false, 0L, false),
                        Guard.PREVIOUS_VERSION_APPROVED,
                        "could not be found out whether 1.3.0 was approved"),
                refusal(
                        facts("1.3.0", true, true, false, null, false),
                        Guard.CONSECUTIVE_ROLLBACKS_LIMITED,
                        "could not be found out how many"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatDoesNotHoldOrIsNotKnownRefuses(GuardFacts facts, Guard guard, String sentence) {
        assertThat(Guards.check(facts, 3, List.of(), Optional.empty()))
                .filteredOn(result -> !result.holds())
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.guard()).isEqualTo(guard);
                    assertThat(result.sentence()).contains(sentence);
                });
    }

    @Test
    void oneRollbackLessThanTheLimitIsAllowed() {
        assertThat(Guards.check(facts("1.3.0", true, true, false, 2L, false), 3, List.of(), Optional.empty()))
                .allMatch(Guard.Result::holds);
    }

    @Test
    void irreversibleStepsNeedSomebodyWhoConfirmed() {
        assertThat(Guards.check(Watches.GOOD, 3, IRREVERSIBLE, Optional.empty()))
                .filteredOn(result -> !result.holds())
                .extracting(Guard.Result::guard)
                .containsExactly(Guard.IRREVERSIBLE_STEPS_CONFIRMED);
        assertThat(Guards.check(Watches.GOOD, 3, IRREVERSIBLE, Optional.of("alice")))
                .allMatch(Guard.Result::holds)
                .last()
                .extracting(Guard.Result::sentence)
                .isEqualTo("alice confirmed going back in spite of: column orders.total was dropped.");
    }

    @Test
    void whatIsNotKnownHoldsNowhere() {
        assertThat(Guards.check(GuardFacts.UNKNOWN, 3, IRREVERSIBLE, Optional.empty()))
                .noneMatch(Guard.Result::holds);
    }

    private static Arguments refusal(GuardFacts facts, Guard guard, String sentence) {
        return Arguments.of(facts, guard, sentence);
    }

    private static GuardFacts facts(
            String version,
            Boolean approved,
            Boolean artifacts,
            Boolean rolledBack,
            Long consecutive,
            Boolean running) {
        return new GuardFacts(
                Optional.of(version).filter(text -> !text.isEmpty()),
                Optional.ofNullable(approved),
                Optional.ofNullable(artifacts),
                Optional.ofNullable(rolledBack),
                Optional.ofNullable(consecutive),
                Optional.ofNullable(running));
    }
}
