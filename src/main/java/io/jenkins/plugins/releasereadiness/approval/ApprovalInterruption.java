package io.jenkins.plugins.releasereadiness.approval;

import io.jenkins.plugins.releasereadiness.engine.approval.Decision;
import java.util.Objects;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;
import org.kohsuke.stapler.export.Exported;

/** Why a pipeline does not go on after it asked for approval. Scripts that catch the interruption may look at it. */
public final class ApprovalInterruption extends CauseOfInterruption {
    private static final long serialVersionUID = 1L;

    private final String outcome;
    private final String maker;
    private final String reason;

    ApprovalInterruption(Decision decision) {
        outcome = decision.outcome().name();
        maker = decision.maker();
        reason = decision.reason();
    }

    /** NO_GO, TIMED_OUT, SUPERSEDED or ABORTED. */
    @Exported
    @Whitelisted
    public String getOutcome() {
        return outcome;
    }

    /** Id of the person who decided, name of the newer build, or {@code deadline}. */
    @Exported
    @Whitelisted
    public String getMaker() {
        return maker;
    }

    /** Why, as a sentence. */
    @Exported
    @Whitelisted
    public String getReason() {
        return reason;
    }

    @Override
    @Whitelisted
    public String getShortDescription() {
        return Messages.ApprovalInterruption_description(outcome, reason);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApprovalInterruption cause
                && outcome.equals(cause.outcome)
                && maker.equals(cause.maker)
                && reason.equals(cause.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(outcome, maker, reason);
    }
}
