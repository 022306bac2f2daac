package io.jenkins.plugins.releasereadiness.engine.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.approval.Vote;
import io.jenkins.plugins.releasereadiness.engine.gate.GateOutcome;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticesTest {
    @TempDir
    private Path folder;

    private Story story;

    @BeforeEach
    void start() throws IOException {
        story = new Story(folder);
    }

    private List<Notice> all() throws IOException {
        return Notices.since(story.record(), 0);
    }

    @Test
    void anApprovalIsToldFromTheRequestToTheDecisionButNotEachVote() throws IOException {
        story.ask();
        story.evidenceChanges();
        story.approvalClock(Duration.ofHours(8));
        story.approvalClock(Duration.ofHours(20));
        story.vote(Vote.Choice.APPROVE);

        assertThat(all())
                .extracting(Notice::kind)
                .containsExactly(
                        NoticeKind.APPROVAL_REQUESTED,
                        NoticeKind.APPROVAL_REQUESTED,
                        NoticeKind.APPROVAL_ESCALATED,
                        NoticeKind.APPROVAL_REMINDED,
                        NoticeKind.APPROVAL_DECIDED);
        assertThat(all()).allSatisfy(notice -> {
            assertThat(notice.subject()).isEqualTo("Prod-1");
            assertThat(notice.text()).startsWith("[APPROVAL REQUEST] web shop 1.4.0: ");
        });
        assertThat(all().get(0).details()).containsEntry("deadline", "2026-03-11T09:00:00Z");
        assertThat(all().get(1).details()).containsEntry("changed", List.of("scorecard"));
        assertThat(all().get(4).details().get("decision"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("outcome", "GO");
    }

    @Test
    void whoIsAskedIsNamedAsLongAsTheyAreAsked() throws IOException {
        story.ask();
        story.approvalClock(Duration.ofHours(8));
        story.approvalClock(Duration.ofHours(20));
        story.vote(Vote.Choice.REJECT);

        assertThat(all())
                .extracting(Notice::people)
                .containsExactly(
                        List.of("group:release-managers", "user:alice"),
                        List.of("group:management"),
                        List.of("group:release-managers", "user:alice"),
                        List.of());
    }

    @Test
    void aRollbackIsToldFromTheDegradationToTheEnd() throws IOException {
        story.watch();
        story.degrades(Severity.CRITICAL);
        story.guardsHold();
        story.bodyTakesTwoHours();
        story.bodyEnds();

        assertThat(all())
                .extracting(Notice::kind)
                .containsExactly(
                        NoticeKind.RELEASE_DEGRADED,
                        NoticeKind.ROLLBACK_DECIDED,
                        NoticeKind.ROLLBACK_STARTED,
                        NoticeKind.ALERT,
                        NoticeKind.ROLLBACK_FINISHED);
        Notice end = all().get(4);
        assertThat(end.details()).containsEntry("environment", "production").containsEntry("target", "1.3.0");
        assertThat(end.text()).contains("1.3.0");
    }

    @Test
    void aQuestionIsToldAlthoughItIsAnnouncedLater() throws IOException {
        story.watch();
        story.degrades(Severity.HIGH);

        assertThat(all())
                .extracting(Notice::kind)
                .containsExactly(NoticeKind.RELEASE_DEGRADED, NoticeKind.ROLLBACK_ASKED);
        assertThat(all().get(1).text()).startsWith("[ROLLBACK DECISION] ");
    }

    @Test
    void gatesAreToldWithWhatFailedUnlessTheyRanDry() throws IOException {
        story.gate(GateOutcome.FAILED, true);
        story.gate(GateOutcome.FAILED, false);
        story.error();
        story.gate(GateOutcome.PASSED, false);
        story.complete();

        assertThat(all())
                .extracting(Notice::kind)
                .containsExactly(NoticeKind.GATE_FAILED, NoticeKind.GATE_PASSED, NoticeKind.RELEASE_COMPLETE);
        assertThat(all().get(0).text())
                .isEqualTo("Gate staging-validation of web shop 1.4.0: FAILED. smoke, 3 of 12 failed."
                        + " Stop and rerun staging.");
    }

    @Test
    void whatIsInterleavedIsNotMixedUp() throws IOException {
        story.watch();
        story.ask();
        long seen = all().get(0).sequence();
        story.degrades(Severity.CRITICAL);
        story.vote(Vote.Choice.APPROVE);

        assertThat(Notices.since(story.record(), seen))
                .extracting(Notice::kind)
                .containsExactly(NoticeKind.RELEASE_DEGRADED, NoticeKind.ROLLBACK_DECIDED, NoticeKind.APPROVAL_DECIDED);
    }

    @Test
    void whatWasToldIsNotToldAgain() throws IOException {
        story.ask();
        story.vote(Vote.Choice.APPROVE);
        List<Notice> all = all();

        assertThat(Notices.since(story.record(), all.get(0).sequence())).containsExactly(all.get(1));
        assertThat(Notices.since(story.record(), all.get(1).sequence())).isEmpty();
    }

    @Test
    void anIdNamesOneNoticeAndIsTheSameWheneverItIsAskedFor() throws IOException {
        story.ask();
        story.vote(Vote.Choice.APPROVE);
        story.gate(GateOutcome.PASSED, false);

        assertThat(all())
                .extracting(Notice::id)
                .doesNotHaveDuplicates()
                .isEqualTo(all().stream().map(Notice::id).toList());
    }

    @Test
    void aNoticeSurvivesBeingStored() throws IOException {
        story.ask();
        story.watch();
        story.degrades(Severity.CRITICAL);

        for (Notice notice : all()) {
            Object stored = Json.read(Json.compact(notice.encode()));
            assertThat(Notice.decode(Fields.of(stored, ""))).isEqualTo(notice);
        }
    }
}
