package io.jenkins.plugins.releasereadiness.engine.notice;

import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.gate.GateOutcome;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackOutcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Notices as CDEvents 0.5.1 (<a href="https://github.com/cdevents/spec/tree/v0.5.1">specification</a>). Gates, incidents and
 * rollbacks have event types there. Approvals get theirs only in the draft of 0.6.0; until that is released they are
 * custom events with the predicates and members of the draft.
 */
public final class CdEvents {
    /** Version of the specification. */
    public static final String SPEC_VERSION = "0.5.1";

    private static final String CUSTOM = "dev.cdeventsx.releasereadiness-";
    private static final String CUSTOM_VERSION = ".0.1.0";
    private static final String TASK_RUN = "dev.cdevents.taskrun.finished.0.3.0";
    private static final String INCIDENT = "dev.cdevents.incident.detected.0.3.0";
    private static final String ROLLED_BACK = "dev.cdevents.service.rolledback.0.3.0";

    private final Notice notice;
    private final Fields details;
    private final String source;

    private CdEvents(Notice notice, String source) {
        this.notice = notice;
        this.details = Fields.of(notice.details(), "");
        this.source = Objects.requireNonNull(source);
    }

    /**
     * The event that tells {@code notice}.
     *
     * @param source URI reference of who tells it, for example the address of the server
     * @return a JSON tree
     */
    public static Map<String, Object> of(Notice notice, String source) {
        return new CdEvents(notice, source).document();
    }

    private Map<String, Object> document() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("specversion", SPEC_VERSION);
        context.put("id", notice.id());
        context.put("source", source);
        context.put("type", type());
        context.put("timestamp", notice.at().toString());
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("id", notice.release().build() + " " + notice.subject());
        subject.put("source", source);
        subject.put("content", content());
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("context", context);
        event.put("subject", subject);
        event.put("customData", data());
        event.put("customDataContentType", "application/json");
        return event;
    }

    private String type() {
        return switch (notice.kind()) {
            case GATE_PASSED, GATE_FAILED -> TASK_RUN;
            case RELEASE_DEGRADED -> environment().isPresent() ? INCIDENT : custom("release.degraded");
            case ROLLBACK_FINISHED -> rolledBack() ? ROLLED_BACK : custom("healthwindow.finished");
            case APPROVAL_REQUESTED -> custom(details.has("changed") ? "approval.updated" : "approval.created");
            case APPROVAL_REMINDED -> custom("approval.reminded");
            case APPROVAL_ESCALATED -> custom("approval.escalated");
            case APPROVAL_WAITING -> custom("approval.waiting");
            case APPROVAL_DECIDED -> custom("approval.closed");
            case ROLLBACK_ASKED -> custom("rollback.requested");
            case ROLLBACK_DECIDED -> custom("rollback.decided");
            case ROLLBACK_STARTED -> custom("rollback.started");
            case ALERT -> custom("release.alerted");
            case RELEASE_COMPLETE -> custom("release.completed");
        };
    }

    private static String custom(String subjectAndPredicate) {
        return CUSTOM + subjectAndPredicate + CUSTOM_VERSION;
    }

    private Map<String, Object> content() {
        return switch (type()) {
            case TASK_RUN -> gate();
            case INCIDENT -> incident();
            case ROLLED_BACK -> service(details.text("target"));
            default -> notice.kind().word().startsWith("approval-") ? approval() : Map.of("description", notice.text());
        };
    }

    private Map<String, Object> gate() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("taskName", notice.subject());
        notice.release().url().ifPresent(url -> content.put("uri", url));
        content.put("pipelineRun", reference(notice.release().build()));
        content.put("outcome", outcome(details.word("outcome", GateOutcome::ofWords)));
        if (notice.kind() == NoticeKind.GATE_FAILED) {
            content.put("errors", notice.text());
        }
        return content;
    }

    /** The words that CDEvents has for the end of a task. */
    private static String outcome(GateOutcome outcome) {
        return switch (outcome) {
            case PASSED, PASSED_WITH_WARNINGS -> "success";
            case FAILED -> "failure";
            case INCONCLUSIVE -> "error";
        };
    }

    private Map<String, Object> incident() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("description", notice.text());
        content.put("service", reference(notice.release().product()));
        content.putAll(service(notice.release().version().orElse("")));
        return content;
    }

    /** Where which version runs, the version as a package URL. */
    private Map<String, Object> service(String version) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("environment", reference(environment().orElseThrow()));
        content.put(
                "artifactId",
                "pkg:generic/" + encoded(notice.release().product())
                        + (version.isEmpty() ? "" : "@" + encoded(version)));
        return content;
    }

    private Map<String, Object> reference(String id) {
        return Map.of("id", id, "source", source);
    }

    private Optional<String> environment() {
        return details.optionalText("environment").filter(name -> !name.isBlank());
    }

    private boolean rolledBack() {
        return environment().isPresent()
                && details.has("target")
                && details.object("result").text("outcome").equals(RollbackOutcome.ROLLED_BACK.name());
    }

    /** The members that the draft of CDEvents 0.6.0 gives approvals, so that receivers need not learn them twice. */
    private Map<String, Object> approval() {
        Map<String, Object> content = new LinkedHashMap<>();
        String address = notice.release().url().orElse(source);
        content.put("approvalDetailsUrl", address);
        content.put("resourceTargetUrl", address);
        details.optionalObject("decision").ifPresent(decision -> {
            Outcome outcome = Outcome.valueOf(decision.text("outcome"));
            content.put(
                    "responder", "urn:" + encoded(decision.text("makerKind")) + ":" + encoded(decision.text("maker")));
            content.put("status", status(outcome));
            if (outcome == Outcome.GO || outcome == Outcome.NO_GO) {
                content.put("decision", status(outcome));
            }
        });
        return content;
    }

    private static String status(Outcome outcome) {
        return switch (outcome) {
            case GO -> "approved";
            case NO_GO -> "rejected";
            case TIMED_OUT -> "expired";
            case SUPERSEDED, ABORTED -> "cancelled";
        };
    }

    private Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", notice.kind().word());
        data.put("text", notice.text());
        data.put("release", notice.release().encode());
        data.put("people", notice.people());
        data.put("details", notice.details());
        return data;
    }

    /** As package URLs and URNs want it: percent-encoded, a blank as {@code %20}. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
