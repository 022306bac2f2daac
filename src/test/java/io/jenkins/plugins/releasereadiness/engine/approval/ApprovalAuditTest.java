package io.jenkins.plugins.releasereadiness.engine.approval;

import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.ALICE;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.BOB;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.HEAD;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.afterHours;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.approve;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.reject;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalAuditTest {
    /** Whatever the machine records holds when judged from the record alone, and every kind is the ledger's own. */
    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void whatTheMachineRecordsIsSound(@ForAll long seed) {
        ApprovalWorld world = new ApprovalWorld(seed);
        ApprovalStep step = ApprovalMachine.start(world.request(), world.binding());
        List<ApprovalEffect.Record> records = new ArrayList<>(records(step));
        Instant now = Samples.START;
        for (int i = world.upTo(30); i > 0; i--) {
            now = now.plus(world.pause());
            step = ApprovalMachine.apply(step.state(), world.event(step.state()), now);
            records.addAll(records(step));
        }
        assertThat(audit(records)).isEmpty();
        assertThat(records)
                .allMatch(entry ->
                        EntryKind.ofWord(entry.kind()) != null && !entry.actor().isBlank());
    }

    @Test
    void aGoFromWhichAVoteWasTakenDoesNotFollow() {
        List<ApprovalEffect.Record> records = play(approve(ALICE), approve(BOB));
        records.removeIf(entry -> entry.actor().equals("bob") && entry.kind().equals("vote"));
        assertThat(audit(records))
                .containsExactly(
                        "The decision GO at 2026-03-10T11:00:00Z does not follow from the votes: the rules were not"
                                + " fulfilled.",
                        "The decision GO at 2026-03-10T11:00:00Z names other votes than those that counted.");
    }

    @Test
    void aWithdrawalThatWasTakenOutIsNoticed() {
        List<ApprovalEffect.Record> records =
                play(approve(ALICE), approve(HEAD), withdraw(ALICE), approve(BOB), approve(ALICE));
        assertThat(audit(records)).isEmpty();
        records.removeIf(entry -> entry.kind().equals("vote") && entry.actor().equals("alice"));
        assertThat(audit(records)).isNotEmpty();
    }

    @Test
    void aRejectionThatWasTakenOutIsNoticed() {
        List<ApprovalEffect.Record> records = play(approve(ALICE), reject(BOB));
        records.removeIf(entry -> entry.kind().equals("vote") && entry.actor().equals("bob"));
        assertThat(audit(records))
                .containsExactly("The decision NO_GO at 2026-03-10T11:00:00Z stands on no rejection.");
    }

    @Test
    void anEscalationThatWasTakenOutIsNoticed() {
        List<ApprovalEffect.Record> records = records(ApprovalMachine.start(Samples.request(), Samples.BINDING));
        records.addAll(records(ApprovalMachine.apply(Samples.waiting(), approve(HEAD), afterHours(9))));
        assertThat(audit(records)).isEmpty();
        records.removeIf(entry -> entry.kind().equals("approval-progress"));
        assertThat(audit(records))
                .first()
                .asString()
                .isEqualTo("The vote of head-of-operations at 2026-03-10T18:00:00Z is of somebody whom no rule in force"
                        + " names.");
    }

    @Test
    void aSecondDecisionAndAVoteAfterItAreNoticed() {
        List<ApprovalEffect.Record> records = play(approve(ALICE), approve(BOB));
        ApprovalEffect.Record vote = records.get(1);
        records.add(records.get(records.size() - 1));
        records.add(vote);
        assertThat(audit(records))
                .containsExactly(
                        "The decision GO at 2026-03-10T11:00:00Z is the second one.",
                        "The vote of alice at 2026-03-10T10:00:00Z was cast after the decision.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "key":"alice","groups"     | "key":"author","groups"     | approves, but that person is an author of the change
                    "key":"alice","groups"     | "key":"anonymous","groups"  | is anonymous
                    "acknowledged":true        | "acknowledged":false        | does not acknowledge the open risks
                    "reason":"looked at it"    | "reason":"ok"               | has a shorter reason than the rules ask for
                    "seen":{"scorecard":"aa"   | "seen":{"scorecard":"ab"    | was cast on other digests
                    "groups":["release-managers"] | "groups":[]              | is of somebody whom no rule in force names
                    2026-03-10T10:00:00Z       | 2026-03-12T10:00:00Z        | came after the deadline
                    "count":2,"parties"        | "count":3,"parties"         | the rules were not fulfilled
                    "votes":[2,3]              | "votes":[2]                 | names other votes than those that counted
                    "windows":[]               | "windows":[{"days":[],"from":"00:00","to":"00:00","zone":"UTC"}] | outside of the change windows
                    """)
    void whatIsChangedInTheRecordIsNoticed(String right, String wrong, String problem) {
        List<ApprovalEffect.Record> records = new ArrayList<>();
        for (ApprovalEffect.Record entry : play(approve(ALICE), approve(BOB))) {
            String text = Json.compact(entry.payload());
            records.add(new ApprovalEffect.Record(entry.kind(), entry.actor(), tree(text.replace(right, wrong))));
        }
        assertThat(audit(records)).anyMatch(found -> found.contains(problem));
    }

    @Test
    void aTimeOutBeforeTheDeadlineIsNoticed() {
        List<ApprovalEffect.Record> records = new ArrayList<>();
        records.addAll(play());
        records.addAll(
                records(ApprovalMachine.apply(Samples.waiting(), new ApprovalEvent.ClockTick(), afterHours(24))));
        assertThat(audit(records)).isEmpty();
        ApprovalEffect.Record decision = records.remove(records.size() - 1);
        String early = Json.compact(decision.payload()).replace("2026-03-11T09:00:00Z", "2026-03-11T08:00:00Z");
        records.add(new ApprovalEffect.Record(decision.kind(), decision.actor(), tree(early)));
        assertThat(audit(records))
                .containsExactly("The decision TIMED_OUT at 2026-03-11T08:00:00Z came before the deadline.");
    }

    @Test
    void aVoteOnOldEvidenceDoesNotCountEvenIfItsVoidingWasTakenOut() {
        Map<String, String> other = Map.of("scorecard", "new");
        List<ApprovalEffect.Record> records = play(
                approve(ALICE),
                new ApprovalEvent.EvidenceChanged(other),
                Samples.cast(BOB, Vote.Choice.APPROVE, other, OptionalLong.empty()));
        records.removeIf(entry -> entry.kind().equals("vote-voided"));
        List<ApprovalEffect.Record> sound = play(approve(ALICE), approve(BOB));
        records.add(sound.get(sound.size() - 1));
        assertThat(audit(records)).anyMatch(found -> found.contains("does not follow from the votes"));
    }

    @Test
    void anOverrideStandsOnItsReasonAndNotOnVotes() {
        assertThat(audit(play(new ApprovalEvent.Override(HEAD, "production is down", true))))
                .isEmpty();
    }

    private static List<ApprovalEffect.Record> play(ApprovalEvent... events) {
        ApprovalStep step = ApprovalMachine.start(Samples.request(), Samples.BINDING);
        List<ApprovalEffect.Record> records = records(step);
        for (int i = 0; i < events.length; i++) {
            step = ApprovalMachine.apply(step.state(), events[i], afterHours(i + 1));
            records.addAll(records(step));
        }
        return records;
    }

    private static List<String> audit(List<ApprovalEffect.Record> records) {
        ApprovalAudit audit = new ApprovalAudit();
        return records.stream()
                .flatMap(entry -> audit.add(entry.kind(), entry.payload()).stream())
                .toList();
    }

    private static List<ApprovalEffect.Record> records(ApprovalStep step) {
        List<ApprovalEffect.Record> records = new ArrayList<>();
        for (ApprovalEffect effect : step.effects()) {
            if (effect instanceof ApprovalEffect.Record entry) {
                records.add(entry);
            }
        }
        return records;
    }

    private static Map<String, Object> tree(String json) {
        return Fields.of(Json.read(json), "").asMap();
    }
}
