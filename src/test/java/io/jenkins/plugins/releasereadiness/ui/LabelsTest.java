package io.jenkins.plugins.releasereadiness.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckStatus;
import io.jenkins.plugins.releasereadiness.engine.gate.GateOutcome;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackOutcome;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackPhase;
import io.jenkins.plugins.releasereadiness.engine.score.Answer;
import io.jenkins.plugins.releasereadiness.engine.score.Recommendation;
import io.jenkins.plugins.releasereadiness.engine.score.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                Answer.class,
                CheckStatus.class,
                EvidenceState.class,
                Filter.class,
                GateOutcome.class,
                Outcome.class,
                Recommendation.class,
                RollbackOutcome.class,
                RollbackPhase.class,
                Severity.class,
                Window.class
            })
    void everyConstantHasItsWord(Class<? extends Enum<?>> type) {
        for (Enum<?> constant : type.getEnumConstants()) {
            assertThat(Labels.of(constant)).isNotBlank();
        }
    }

    @Test
    void wordOfALaterReleaseIsNoConstant() {
        assertThat(Labels.find(GateOutcome.class, GateOutcome::words, "POSTPONED"))
                .isEmpty();
        assertThat(Labels.find(GateOutcome.class, GateOutcome::words, "INCONCLUSIVE"))
                .contains(GateOutcome.INCONCLUSIVE);
    }
}
