package io.jenkins.plugins.releasereadiness.ui;

import hudson.Util;
import io.jenkins.plugins.releasereadiness.config.PolicyDrift;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.report.HtmlModel;
import io.jenkins.plugins.releasereadiness.engine.score.CategoryResult;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.record.RecordSummary;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What the detail page needs to know beside what every HTML page does. */
@Restricted(NoExternalUse.class)
public final class RecordView {
    private final ReleaseRecordAction action;
    private final Optional<ReleaseRecord> record;
    private final Filter filter;
    private final boolean evidence;

    /**
     * @param evidence whether whoever looks may read the evidence
     */
    RecordView(ReleaseRecordAction action, Optional<ReleaseRecord> record, Filter filter, boolean evidence) {
        this.action = action;
        this.record = record;
        this.filter = filter;
        this.evidence = evidence;
    }

    /** Whether anything is recorded; everything else may only be asked for then. */
    public boolean recorded() {
        return record.isPresent();
    }

    public HtmlModel model() {
        return new HtmlModel(record.orElseThrow());
    }

    /** Whether whoever looks may read the evidence and the published files. */
    public boolean mayReadEvidence() {
        return evidence;
    }

    /** The effective policy as it was recorded. */
    public Optional<PolicySnapshot> policy() {
        return record.flatMap(ReleaseRecord::policy);
    }

    /** What has changed in the global configuration since the record started; empty once the build has ended. */
    public Optional<PolicyDrift> drift() {
        return action.run().isBuilding()
                ? record.flatMap(ReleaseRecord::policy).map(PolicyDrift::of).filter(drift -> !drift.none())
                : Optional.empty();
    }

    public String label(Enum<?> constant) {
        return Labels.of(constant);
    }

    /** The filters of the scorecard. */
    public List<Filter.Link> filters() {
        List<QuestionResult> questions = record.flatMap(ReleaseRecord::scorecard)
                .map(card -> card.questions())
                .orElse(List.of());
        return Arrays.stream(Filter.values())
                .map(each -> new Filter.Link(each.word(), Labels.of(each), each.count(questions), each == filter))
                .toList();
    }

    /** The questions of a category that the filter shows. */
    public List<QuestionResult> questions(CategoryResult category) {
        return model().questions(model().scorecard().orElseThrow(), category).stream()
                .filter(filter::shows)
                .toList();
    }

    /** Whether the questions of a category are shown at once: those of whom somebody asked, and what is open. */
    public boolean unfolded(CategoryResult category) {
        return filter != Filter.ALL
                || questions(category).stream()
                        .anyMatch(question -> question.answer().open());
    }

    /** Whether the rules of the approval were overridden in an emergency. */
    public boolean override() {
        return action.summary().map(RecordSummary::override).orElse(false);
    }

    /** Whether the filter shows nothing. */
    public boolean nothingShown() {
        return model().scorecard().orElseThrow().questions().stream().noneMatch(filter::shows);
    }

    /** How many items of each severity are open, the worst first. */
    public String openBySeverity() {
        return Stream.of(Severity.values())
                .filter(severity -> open(severity) > 0)
                .map(severity -> open(severity) + " " + Labels.of(severity))
                .collect(Collectors.joining(", "));
    }

    private long open(Severity severity) {
        return model().scorecard().orElseThrow().blockers().stream()
                .filter(blocker -> blocker.severity() == severity)
                .count();
    }

    /** The questions of the shortest path, as people know them. */
    public List<String> path() {
        List<QuestionResult> questions = model().scorecard().orElseThrow().questions();
        return model().scorecard().orElseThrow().path().questions().stream()
                .map(id -> questions.stream()
                        .filter(question -> question.id().equals(id))
                        .map(QuestionResult::text)
                        .findFirst()
                        .orElse(id))
                .toList();
    }

    /** How far each rule of the latest approval is. */
    public List<Rule> rules() {
        ReleaseRecord all = record.orElseThrow();
        Optional<Line> latest = Stream.of(all.approvalRequests(), all.votes(), all.decisions())
                .flatMap(List::stream)
                .max((one, other) -> Long.compare(one.sequence(), other.sequence()));
        return latest.filter(line -> line.payload().get("rules") instanceof List<?>)
                .map(line -> Fields.of(line.payload(), "").objects("rules").stream()
                        .map(rule -> new Rule(
                                rule.optionalText("rule").orElse(""),
                                rule.has("approvedBy") ? String.join(", ", rule.texts("approvedBy")) : "",
                                rule.optionalCount("missing").orElse(0L)))
                        .toList())
                .orElse(List.of());
    }

    /** The votes as they were cast, withdrawn and voided, in order. */
    public List<Vote> votes() {
        List<Vote> votes = new ArrayList<>();
        for (Line line : record.orElseThrow().votes()) {
            Fields payload = Fields.of(line.payload(), "");
            Optional<Fields> vote = payload.optionalObject("vote");
            String choice =
                    switch (line.kind()) {
                        case VOTE ->
                            vote.flatMap(cast -> cast.optionalText("choice")).equals(Optional.of("reject"))
                                    ? Messages.RecordView_rejects()
                                    : Messages.RecordView_approves();
                        case VOTE_WITHDRAWN -> Messages.RecordView_withdrawn();
                        default -> Messages.RecordView_voided();
                    };
            String who = payload.has("voters") ? String.join(", ", payload.texts("voters")) : line.actor();
            String reason = vote.flatMap(cast -> cast.optionalText("reason"))
                    .or(() -> payload.optionalText("why"))
                    .orElse("");
            votes.add(new Vote(line.at(), who, choice, reason));
        }
        return votes;
    }

    /** Where the published files are, below the root of Jenkins. */
    public String artifacts() {
        return action.run().getUrl() + "artifact/" + encode(action.folder()) + '/';
    }

    /** The published documents, in the order of their publication. */
    public List<Document> documents() {
        return record.orElseThrow().documents().keySet().stream()
                .map(path -> new Document(path, encode(path)))
                .toList();
    }

    private static String encode(String path) {
        return Arrays.stream(path.split("/")).map(Util::rawEncode).collect(Collectors.joining("/"));
    }

    /**
     * A rule of the approval.
     *
     * @param text as the policy wrote it
     * @param approvedBy who fills it so far
     * @param missing how many people are missing
     */
    public record Rule(String text, String approvedBy, long missing) {}

    /**
     * What happened to a vote.
     *
     * @param at when
     * @param who whose vote it is
     * @param choice what
     * @param reason why; may be empty
     */
    public record Vote(Instant at, String who, String choice, String reason) {}

    /**
     * A published document.
     *
     * @param name its path in the bundle
     * @param url the same as part of a URL
     */
    public record Document(String name, String url) {}
}
