package io.jenkins.plugins.releasereadiness.engine.approval;

import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.ALICE;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.BOB;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.afterHours;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.approve;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.reject;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy.ChangeWindow;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalStateCodecTest {
    private static final ChangeWindow NIGHT = new ChangeWindow(
            Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(22, 0),
            LocalTime.of(2, 0),
            ZoneId.of("Europe/Berlin"));

    @Test
    void everythingThatCanBeInAStateComesBack() {
        ApprovalState state = rich();
        assertThat(ApprovalStateCodec.fromMap(ApprovalStateCodec.toMap(state))).isEqualTo(state);
        assertThat(state.votes()).extracting(Vote::inForce).contains(true, false);
        assertThat(state.changes()).isNotEmpty();
        assertThat(state.remindedAt()).isPresent();
        assertThat(state.decision()).isPresent();
    }

    @Test
    void theDocumentTellsRequestWhatWasShownEveryVoteAndTheDecisionWithItsMaker() {
        Fields document = Fields.of(Json.read(Json.pretty(ApprovalDocument.of(rich()))), "");
        assertThat(document.text("outcome")).isEqualTo("NO_GO");
        assertThat(document.text("standing")).isEqualTo("NO_GO: Rejected by bob: looked at it");
        assertThat(document.object("request").text("release")).isEqualTo("shop 1.4.0");
        assertThat(document.object("binding").text("scorecard")).isEqualTo("aa");
        Fields first = document.objects("votes").get(0);
        assertThat(first.text("voter")).isEqualTo("alice");
        assertThat(first.object("voided").text("reason")).isEqualTo("withdrawn");
        assertThat(document.object("decision").text("maker")).isEqualTo("bob");
        assertThat(document.objects("rules").get(0).text("rule")).isEqualTo("(group:release-managers):2");
    }

    @Test
    void aWaitingDocumentSaysSo() {
        assertThat(ApprovalDocument.of(Samples.waiting())).containsEntry("outcome", "WAITING");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "version":11,               | "version":"x",            | version should be a whole number
                    "choice":"approve"           | "choice":"maybe"          | votes[0].choice is not allowed: 'maybe' is none of approve, reject
                    "outcome":"NO_GO"            | "outcome":"no-go"         | decision.outcome is not allowed: 'no-go' is none of GO, NO_GO
                    "zone":"Europe/Berlin"       | "zone":"Mars/Base"        | request.windows[0].zone is not allowed
                    "from":"22:00"               | "from":"25:00"            | request.windows[0].from is not allowed
                    "days":["monday","friday"]   | "days":["lundi"]          | request.windows[0].days[0] is not allowed
                    "kind":"group"               | "kind":"team"             | parties[0].kind is not allowed: 'team' is none of group, user
                    "author":"author"            | "author":"because"        | request.excluded.author is not allowed
                    """)
    void aWrongMemberIsNamed(String right, String wrong, String message) {
        String text = Json.compact(ApprovalStateCodec.toMap(rich()));
        assertThat(text).contains(right);
        Map<String, Object> broken =
                Fields.of(Json.read(text.replace(right, wrong)), "").asMap();
        assertThatThrownBy(() -> ApprovalStateCodec.fromMap(broken))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining(message);
    }

    private static ApprovalState rich() {
        ApprovalState state = Samples.waiting(NIGHT);
        for (ApprovalEvent event : List.of(
                approve(ALICE),
                withdraw(ALICE),
                approve(ALICE),
                new ApprovalEvent.EvidenceChanged(Map.of("scorecard", "other")),
                new ApprovalEvent.EvidenceChanged(Samples.BINDING))) {
            state = ApprovalMachine.apply(state, event, afterHours(1)).state();
        }
        state = ApprovalMachine.apply(state, approve(ALICE), afterHours(21)).state();
        return ApprovalMachine.apply(state, reject(BOB), afterHours(22)).state();
    }
}
