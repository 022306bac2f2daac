package io.jenkins.plugins.releasereadiness.approval;

import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalRequest;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalTexts;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a prompt says in the little room that it has; the page of the approval tells the rest. */
final class PromptTexts {
    private static final int RISKS = 5;

    private PromptTexts() {}

    /** The question and where it stands. */
    static String message(Approval approval) {
        ApprovalRequest.Subject subject = approval.state().request().subject();
        Object own = approval.shown().get("message");
        String question = own == null ? Messages.PromptTexts_question(subject.release()) : own.toString();
        String verdict = Optional.ofNullable(approval.run().getAction(ReleaseRecordAction.class))
                .flatMap(ReleaseRecordAction::summary)
                .filter(summary -> !summary.recommendation().isEmpty())
                .map(summary ->
                        Messages.PromptTexts_verdict(summary.recommendation(), summary.scoreLow(), summary.threshold()))
                .orElseGet(Messages::PromptTexts_noVerdict);
        return question + " " + verdict + " (" + ApprovalTexts.standing(approval.state()) + ")";
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
