package io.jenkins.plugins.releasereadiness.approval;

import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalRequest;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalTexts;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.report.EvidenceDiff;
import io.jenkins.plugins.releasereadiness.engine.report.EvidenceDiffs;
import io.jenkins.plugins.releasereadiness.record.RecordSummary;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/** What a prompt says in the little room that it has; the page of the approval tells the rest. */
final class PromptTexts {
    private static final int RISKS = 5;
    private static final int DIFFERENCES = 4;

    private PromptTexts() {}

    /** The question and where it stands. */
    static String message(Approval approval) {
        ApprovalRequest.Subject subject = approval.state().request().subject();
        Object own = approval.shown().get("message");
        String question = own == null ? Messages.PromptTexts_question(subject.release()) : own.toString();
        String verdict = Optional.ofNullable(approval.run().getAction(ReleaseRecordAction.class))
                .flatMap(ReleaseRecordAction::summary)
                .filter(summary -> !summary.recommendation().isEmpty())
                .map(summary -> Messages.PromptTexts_verdict(summary.recommendation(), summary.scoreText()))
                .orElseGet(Messages::PromptTexts_noVerdict);
        return Stream.of(question, verdict, open(approval), "(" + ApprovalTexts.standing(approval.state()) + ")")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** What there is to look at. Beside a parameter, since views of prompts make the message a heading. */
    static String evidence(Approval approval) {
        return Stream.of(since(approval), page(approval), Messages.EvidenceParameter_description())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    static String reason(int least) {
        return least == 0 ? Messages.PromptStep_anyReason() : Messages.PromptStep_reason(least);
    }

    private static String open(Approval approval) {
        int blockers = Optional.ofNullable(approval.run().getAction(ReleaseRecordAction.class))
                .flatMap(ReleaseRecordAction::summary)
                .map(RecordSummary::blockers)
                .orElse(0);
        return blockers == 0 ? "" : Messages.PromptTexts_open(blockers);
    }

    /** What changed since the last approved release, as far as there is room. */
    private static String since(Approval approval) {
        Optional<ReleaseRecord> record = approval.record();
        if (record.isEmpty() || record.get().reference().isEmpty()) {
            return "";
        }
        List<String> lines = EvidenceDiffs.lines(EvidenceDiff.of(record.get()));
        String said =
                lines.stream().limit(DIFFERENCES).map(PromptTexts::sentence).collect(Collectors.joining(" "));
        return lines.size() <= DIFFERENCES ? said : Messages.PromptTexts_more(said, lines.size() - DIFFERENCES);
    }

    /** Some lines of the comparison are sentences already, others are not. */
    private static String sentence(String line) {
        return line.endsWith(".") ? line : line + '.';
    }

    /** As text: views of prompts escape markup, but people and terminals know an address when they see one. */
    private static String page(Approval approval) {
        String root = Jenkins.get().getRootUrl();
        return root == null
                ? ""
                : Messages.PromptTexts_page(
                        root + approval.run().getUrl() + ReleaseApprovalAction.URL + '/' + approval.id() + '/');
    }

    /** The open risks to acknowledge. */
    static String risks(Approval approval) {
        List<String> risks = approval.state().request().subject().risks();
        if (risks.isEmpty()) {
            return Messages.PromptTexts_noRisks();
        }
        String first = risks.stream().limit(RISKS).collect(Collectors.joining("; "));
        return risks.size() <= RISKS
                ? Messages.PromptTexts_risks(first)
                : Messages.PromptTexts_moreRisks(first, risks.size() - RISKS);
    }
}
