package io.jenkins.plugins.releasereadiness.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.approval.Decision;
import java.util.Objects;
import java.util.stream.Stream;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.kohsuke.stapler.export.Exported;

/** Why a pipeline does not go on after it asked for approval. Scripts that catch the interruption may look at it. */
public final class ApprovalInterruption extends CauseOfInterruption {
    private static final long serialVersionUID = 1L;

    private final String outcome;
    private final String maker;
    private final String reason;

    private ApprovalInterruption(Decision decision) {
        outcome = decision.outcome().name();
        maker = decision.maker();
        reason = decision.reason();
    }

    /**
     * The interruption of a pipeline by {@code decision}.
     *
     * @param stopped what stopped the build, if something did; then it is interrupted as that says, with this cause first
     */
    static Throwable of(Decision decision, @CheckForNull Throwable stopped) {
        ApprovalInterruption cause = new ApprovalInterruption(decision);
        if (stopped == null) {
            return new FlowInterruptedException(Result.ABORTED, true, cause);
        }
        if (!(stopped instanceof FlowInterruptedException interruption)) {
            return stopped;
        }
        CauseOfInterruption[] causes = Stream.concat(Stream.of(cause), interruption.getCauses().stream())
                .toArray(CauseOfInterruption[]::new);
        return new FlowInterruptedException(interruption.getResult(), interruption.isActualInterruption(), causes);
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
