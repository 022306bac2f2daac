package io.jenkins.plugins.releasereadiness.engine.notice;

import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEffect;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalMachine;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.report.Announcements;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackMachine;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds in a release record what others are to be told. An entry tells what happened, the announcement that the same
 * machine makes after it says it in words; together they are a notice. Gates speak for themselves.
 */
public final class Notices {
    private static final Map<String, NoticeKind> PROGRESS = Map.of(
            "reminded", NoticeKind.APPROVAL_REMINDED,
            "escalated", NoticeKind.APPROVAL_ESCALATED,
            "waiting-for-window", NoticeKind.APPROVAL_WAITING);
    private static final Map<String, NoticeKind> ROLLBACK = Map.of(
            "recorded", NoticeKind.RELEASE_DEGRADED,
            "degraded", NoticeKind.RELEASE_DEGRADED,
            "asked", NoticeKind.ROLLBACK_ASKED,
            "decided", NoticeKind.ROLLBACK_DECIDED,
            "started", NoticeKind.ROLLBACK_STARTED);

    private final ReleaseRecord record;
    private final List<Notice> found = new ArrayList<>();
    private final Map<String, Line> unspoken = new HashMap<>();

    private Notices(ReleaseRecord record) {
        this.record = record;
    }

    /**
     * What came after an entry.
     *
     * @param after number of the last entry that was looked at before; 0 for all
     * @return in the order in which it happened; the last one's {@code sequence} is the next {@code after}
     */
    public static List<Notice> since(ReleaseRecord record, long after) {
        boolean any = Stream.of(record.announcements(), record.gateEntries())
                .flatMap(List::stream)
                .anyMatch(line -> line.sequence() > after);
        if (!any) {
            return List.of();
        }
        Notices notices = new Notices(record);
        // From the beginning: what an announcement speaks of may stand before another one that was told already.
        Stream.of(
                        record.gateQuestions(),
                        record.approvalRequests(),
                        record.votes(),
                        record.decisions(),
                        record.health(),
                        record.rollbackDecisions(),
                        record.rollbackOutcomes(),
                        record.announcements(),
                        record.gateEntries())
                .flatMap(Collection::stream)
                .sorted(Comparator.comparingLong(Line::sequence))
                .forEach(notices::take);
        return notices.found.stream()
                .filter(notice -> notice.sequence() > after)
                .toList();
    }

    private void take(Line line) {
        switch (line.kind()) {
            case GATE -> gate(line);
            case ANNOUNCEMENT -> spoken(line);
            case GATE_QUESTION, APPROVAL_REQUESTED, APPROVAL_PROGRESS, DECISION, VOTE, VOTE_WITHDRAWN, VOTE_VOIDED ->
                unspoken.put(ApprovalMachine.ACTOR, line);
            default -> unspoken.put(RollbackMachine.ACTOR, line);
        }
    }

    private void gate(Line line) {
        if (Boolean.TRUE.equals(line.payload().get("dryRun"))) {
            return;
        }
        GateResult gate = record.gateHistory().get(record.gateEntries().indexOf(line));
        String why = String.join(
                "; ",
                gate.notPassed().stream()
                        .map(check -> check.id() + ", " + check.explanation())
                        .toList());
        boolean passed = gate.outcome().passed();
        String text = "Gate " + gate.id() + " of " + record.release().title() + ": "
                + gate.outcome().words()
                + (why.isEmpty() ? "" : ". " + why)
                + (passed ? "" : ". " + gate.whenItFails());
        add(line, passed ? NoticeKind.GATE_PASSED : NoticeKind.GATE_FAILED, gate.id(), text, NoticeDetails.gate(gate));
    }

    private void spoken(Line announcement) {
        String text = String.valueOf(announcement.payload().get("text"));
        Line about = unspoken.remove(announcement.actor());
        if (about != null) {
            kind(about).ifPresent(kind -> add(announcement, kind, about, text));
        } else if (announcement.actor().equals(RollbackMachine.ACTOR)) {
            add(announcement, NoticeKind.ALERT, record.release().title(), text, Map.of());
        } else if (Announcements.isReleaseComplete(text)) {
            add(announcement, NoticeKind.RELEASE_COMPLETE, record.release().title(), text, Map.of());
        }
    }

    /** What the entry is worth; nothing for single votes and looks at health, which would be noise. */
    private static Optional<NoticeKind> kind(Line line) {
        String event = String.valueOf(line.payload().get("event"));
        return Optional.ofNullable(
                switch (told(line)) {
                    case APPROVAL_REQUESTED -> NoticeKind.APPROVAL_REQUESTED;
                    case APPROVAL_PROGRESS -> PROGRESS.get(event);
                    case DECISION -> NoticeKind.APPROVAL_DECIDED;
                    case ROLLBACK_DECISION -> ROLLBACK.get(event);
                    case ROLLBACK_OUTCOME -> NoticeKind.ROLLBACK_FINISHED;
                    default -> null;
                });
    }

    /** People who decide on a gate are told as those are who decide on a release. */
    private static EntryKind told(Line line) {
        return line.kind() == EntryKind.GATE_QUESTION
                ? EntryKind.ofWord(String.valueOf(line.payload().get(ApprovalEffect.Record.ENTRY)))
                : line.kind();
    }

    private void add(Line announcement, NoticeKind kind, Line about, String text) {
        found.add(new Notice(
                id(announcement),
                kind,
                announcement.at(),
                record.release(),
                String.valueOf(about.payload().get("id")),
                Shown.sentence(text),
                NoticeDetails.people(record, kind, about),
                NoticeDetails.of(record, about),
                announcement.sequence()));
    }

    private void add(Line line, NoticeKind kind, String subject, String text, Map<String, Object> details) {
        found.add(new Notice(
                id(line),
                kind,
                line.at(),
                record.release(),
                subject,
                Shown.sentence(text),
                List.of(),
                details,
                line.sequence()));
    }

    private String id(Line line) {
        return NoticeIds.of(record, line.sequence());
    }
}
