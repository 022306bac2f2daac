package io.jenkins.plugins.releasereadiness.engine.rollback;

import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.ALICE;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.GOOD;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.START;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollbackStateCodecTest {
    @Test
    void everyStateOnTheWayComesBackFromItsJsonText() {
        RollbackState state = RollbackMachine.start(Watches.request(), START).state();
        assertSurvives(state);
        Instant now = START;
        for (RollbackEvent event : way()) {
            now = now.plus(Duration.ofMinutes(1));
            state = RollbackMachine.apply(state, event, now).state();
            assertSurvives(state);
        }
        assertThat(state.result().orElseThrow().outcome()).isEqualTo(RollbackOutcome.ROLLED_BACK);
        assertThat(state.health().extension()).isPresent();
    }

    @Test
    void theDocumentTellsSeverityTriggerDecisionOutcomeAndRecoveryTime() {
        Fields document = Fields.of(Json.read(Json.pretty(RollbackDocument.of(rolledBack()))), "");
        assertThat(document.text("outcome")).isEqualTo("ROLLED_BACK");
        assertThat(document.text("severity")).isEqualTo("medium");
        assertThat(document.object("trigger").text("explanation")).isEqualTo("slow");
        assertThat(document.object("decision").text("makerKind")).isEqualTo("person");
        assertThat(document.object("decision").text("maker")).isEqualTo("alice");
        Fields recovery = document.object("result").object("recovery");
        assertThat(recovery.text("taken")).isEqualTo("PT6M");
        assertThat(recovery.text("expectedAtMost")).isEqualTo("PT1H");
        assertThat(recovery.bool("late")).isFalse();
        assertThat(document.objects("guards")).hasSize(Guard.values().length);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "phase":"done"            | "phase":"finished"   | phase is not allowed: 'finished' is none of watching
                    "level":"code"            | "level":"all"        | request.level is not allowed
                    "duration":"PT30M"        | "duration":"30m"     | request.window.duration is not allowed
                    "holds":true              | "holds":"yes"        | guards[0].holds should be true or false
                    "action":"rollback"       | "action":"panic"     | request.decisions[0].action is not allowed
                    """)
    void aWrongMemberIsNamed(String right, String wrong, String message) {
        String text = Json.compact(RollbackStateCodec.toMap(rolledBack()));
        assertThat(text).contains(right);
        Map<String, Object> broken =
                Fields.of(Json.read(text.replace(right, wrong)), "").asMap();
        assertThatThrownBy(() -> RollbackStateCodec.fromMap(broken))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining(message);
    }

    private static void assertSurvives(RollbackState state) {
        for (Map<String, Object> tree : List.of(RollbackStateCodec.toMap(state), RollbackDocument.of(state))) {
            Map<String, Object> read =
                    Fields.of(Json.read(Json.compact(tree)), "").asMap();
            assertThat(RollbackStateCodec.fromMap(read)).isEqualTo(state);
        }
    }

    private static RollbackState rolledBack() {
        RollbackState state = RollbackMachine.start(Watches.request(), START).state();
        long minute = 0;
        for (RollbackEvent event : way()) {
            state = RollbackMachine.apply(state, event, minutes(++minute)).state();
        }
        return state;
    }

    private static List<RollbackEvent> way() {
        ProbeResult slow = ProbeResult.degraded(Severity.MEDIUM, "slow");
        return List.of(
                new RollbackEvent.Extend(ALICE, "peak hour", Duration.ofMinutes(5)),
                new RollbackEvent.ProbeReported(2, slow),
                new RollbackEvent.ProbeReported(3, slow),
                new RollbackEvent.Decide(ALICE, Question.Choice.HOTFIX, "", Optional.of(Duration.ofHours(1)), false),
                new RollbackEvent.Decide(ALICE, Question.Choice.ROLLBACK, "", Optional.empty(), false),
                new RollbackEvent.GuardsReported(GOOD),
                new RollbackEvent.BodyFinished(true, ""),
                new RollbackEvent.Verified(1, Verification.Answer.UNMEASURED, "no connection"),
                new RollbackEvent.Verified(2, Verification.Answer.CONFIRMED, "1.3.0 answers"));
    }
}
