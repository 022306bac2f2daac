package io.jenkins.plugins.releasereadiness.engine.notice;

import io.jenkins.plugins.releasereadiness.engine.gate.CheckStatus;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What of an entry goes into a notice: enough to act on, not everything that was shown to an approver. */
final class NoticeDetails {
    private static final String REQUEST = "request";
    private static final String ENVIRONMENT = "environment";
    private static final String DEADLINE = "deadline";
    private static final String ID = "id";
    private static final String TARGET = "target";

    /** Members of the entries of approvals and rollbacks that are passed on as they are. */
    private static final List<String> MEMBERS = List.of(
            ID, "version", "event", "changed", "why", "opensAt", "decision", "trigger", "question", "result", TARGET);

    private NoticeDetails() {}

    static Map<String, Object> of(ReleaseRecord record, Line about) {
        Map<String, Object> details = new LinkedHashMap<>();
        for (String member : MEMBERS) {
            if (about.payload().containsKey(member)) {
                details.put(member, about.payload().get(member));
            }
        }
        Optional<Fields> request = request(record, about);
        request.flatMap(asked -> asked.optionalText(DEADLINE)).ifPresent(end -> details.put(DEADLINE, end));
        request.flatMap(asked -> asked.optionalText(ENVIRONMENT)).ifPresent(where -> details.put(ENVIRONMENT, where));
        if (about.kind() == EntryKind.ROLLBACK_OUTCOME) {
            target(record, about).ifPresent(version -> details.put(TARGET, version));
        }
        return details;
    }

    /** The version that a rollback of the same watch went back to. */
    private static Optional<Object> target(ReleaseRecord record, Line about) {
        return record.rollbackDecisions().stream()
                .filter(line -> line.payload().containsKey(TARGET)
                        && line.payload().get(ID).equals(about.payload().get(ID)))
                .reduce((first, last) -> last)
                .map(line -> line.payload().get(TARGET));
    }

    static Map<String, Object> gate(GateResult gate) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("gate", gate.id());
        details.put("title", gate.title());
        details.put("phase", gate.phase().word());
        details.put("outcome", gate.outcome().words());
        details.put("failures", gate.count(CheckStatus.FAILED));
        details.put("measuringErrors", gate.count(CheckStatus.UNMEASURABLE));
        details.put("warnings", gate.count(CheckStatus.WARNING));
        details.put(
                "notPassed", gate.notPassed().stream().map(check -> check.id()).toList());
        return details;
    }

    /** Whom the rules of an approval name, while they are asked. */
    static List<String> people(ReleaseRecord record, NoticeKind kind, Line about) {
        return switch (kind) {
            case APPROVAL_REQUESTED, APPROVAL_REMINDED ->
                request(record, about).stream()
                        .flatMap(asked -> asked.objects("rules").stream())
                        .flatMap(NoticeDetails::parties)
                        .distinct()
                        .toList();
            case APPROVAL_ESCALATED ->
                request(record, about).flatMap(asked -> asked.optionalObject("escalateTo")).stream()
                        .flatMap(NoticeDetails::parties)
                        .distinct()
                        .toList();
            default -> List.of();
        };
    }

    private static Stream<String> parties(Fields rule) {
        return rule.objects("parties").stream().map(party -> party.text("kind") + ":" + party.text(ID));
    }

    /** The latest request, of an approval or to watch, that the entry belongs to. */
    private static Optional<Fields> request(ReleaseRecord record, Line about) {
        Object id = about.payload().get(ID);
        return Stream.of(record.gateQuestions(), record.approvalRequests(), record.health())
                .flatMap(List::stream)
                .filter(line -> line.kind() == EntryKind.GATE_QUESTION
                        || line.kind() == EntryKind.APPROVAL_REQUESTED
                        || line.kind() == EntryKind.HEALTH)
                .filter(line -> line.payload().containsKey(REQUEST)
                        && line.payload().get(ID).equals(id)
                        && line.sequence() <= about.sequence())
                .reduce((first, last) -> last)
                .map(line -> Fields.of(line.payload(), "").object(REQUEST));
    }
}
