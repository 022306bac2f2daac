package io.jenkins.plugins.releasereadiness.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.policy.BuiltInPolicies;
import io.jenkins.plugins.releasereadiness.engine.policy.KnownFormats;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyException;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Action;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Decision;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTableTest {
    /** Young and reversible: back at once; young and irreversible: ask; high: ask, longer while young. */
    private static final List<Decision> ROWS = List.of(
            row(Severity.CRITICAL, 60, true, Action.ROLLBACK, null),
            row(Severity.CRITICAL, null, false, Action.ASK, null),
            row(Severity.HIGH, 30, null, Action.ASK_THEN_ROLLBACK, 5),
            row(Severity.HIGH, null, null, Action.ASK_THEN_ROLLBACK, null),
            row(Severity.MEDIUM, null, null, Action.HOTFIX_OR_ROLLBACK, 240));

    @ParameterizedTest
    @CsvSource({
        "CRITICAL,0,true,ROLLBACK,",
        "CRITICAL,60,true,ROLLBACK,",
        "CRITICAL,61,true,ASK,",
        "CRITICAL,10,false,ASK,",
        "HIGH,30,true,ASK_THEN_ROLLBACK,5",
        "HIGH,31,false,ASK_THEN_ROLLBACK,15",
        "MEDIUM,500,false,HOTFIX_OR_ROLLBACK,240",
        "LOW,1,true,ASK,"
    })
    void theFirstRowThatFitsDecides(
            Severity severity, long minutes, boolean reversible, Action action, Long afterMinutes) {
        DecisionTable.Ruling ruling = DecisionTable.rule(ROWS, severity, Duration.ofMinutes(minutes), reversible);
        assertThat(ruling.action()).isEqualTo(action);
        assertThat(ruling.after()).isEqualTo(Optional.ofNullable(afterMinutes).map(Duration::ofMinutes));
    }

    @Test
    void aSecondTooLateIsTooLate() {
        assertThat(DecisionTable.rule(
                                ROWS, Severity.CRITICAL, Duration.ofMinutes(60).plusSeconds(1), true)
                        .action())
                .isEqualTo(Action.ASK);
    }

    @Test
    void theRulingSaysWhichRowAndWhy() {
        assertThat(DecisionTable.rule(ROWS, Severity.HIGH, Duration.ofMinutes(12), false)
                        .why())
                .isEqualTo("high severity 12 min after the deployment, has steps that cannot be undone: row 3 of the"
                        + " decision table");
        assertThat(DecisionTable.rule(List.of(), Severity.LOW, Duration.ZERO, true)
                        .why())
                .endsWith("no row of the decision table fits");
    }

    /** Each row of the product's description, whenever it is asked for and whether or not everything can be undone. */
    @ParameterizedTest
    @CsvSource({
        "CRITICAL,ROLLBACK,",
        "HIGH,ASK_THEN_ROLLBACK,15",
        "MEDIUM,HOTFIX_OR_ROLLBACK,240",
        "LOW,RECORD,",
    })
    void theBuiltInTableIsTheOneOfTheDescription(Severity severity, Action action, Long afterMinutes)
            throws PolicyException {
        List<Decision> builtIn = new PolicyLoader(KnownFormats.ANY, PolicyFiles.NONE)
                .builtIn(BuiltInPolicies.PRODUCTION_READINESS)
                .policy()
                .rollback()
                .decisions();
        for (long minutes : new long[] {0, 15, 60, 20_160}) {
            for (boolean reversible : new boolean[] {true, false}) {
                DecisionTable.Ruling ruling =
                        DecisionTable.rule(builtIn, severity, Duration.ofMinutes(minutes), reversible);
                assertThat(ruling.action()).isEqualTo(action);
                assertThat(ruling.after())
                        .isEqualTo(Optional.ofNullable(afterMinutes).map(Duration::ofMinutes));
            }
        }
    }

    private static Decision row(Severity severity, Integer within, Boolean reversible, Action action, Integer after) {
        return new Decision(
                severity,
                Optional.ofNullable(within).map(Duration::ofMinutes),
                Optional.ofNullable(reversible),
                action,
                Optional.ofNullable(after).map(Duration::ofMinutes));
    }
}
