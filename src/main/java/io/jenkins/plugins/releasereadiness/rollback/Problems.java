package io.jenkins.plugins.releasereadiness.rollback;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackOutcome;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackResult;
import java.util.Optional;
import java.util.stream.Collectors;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Exceptions in words, and outcomes as exceptions. */
final class Problems {
    private Problems() {}

    /** Who or what stops the pipeline: id of a person if it was one. */
    static String stopper(Throwable cause) {
        if (cause instanceof FlowInterruptedException interrupted) {
            Optional<String> person = interrupted.getCauses().stream()
                    .filter(CauseOfInterruption.UserInterruption.class::isInstance)
                    .map(one -> ((CauseOfInterruption.UserInterruption) one).getUserId())
                    .findFirst();
            return person.orElseGet(() -> interrupted.getCauses().stream()
                    .map(CauseOfInterruption::getShortDescription)
                    .collect(Collectors.joining("; ")));
        }
        return sentence(cause);
    }

    /** What went wrong; the kind of problem where it says nothing itself. */
    static String sentence(Throwable problem) {
        return problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
    }

    /** An outcome in one line. */
    static String line(RollbackResult result) {
        return result.outcome() + ": " + result.sentence();
    }

    /**
     * What the step fails with; empty where the release stays, and where it was taken back as planned.
     *
     * @param interruption why the step was told to stop; null if it was not
     * @param bodyProblem why the body failed; null if it did not
     */
    static Optional<Throwable> ending(
            RollbackResult result, @CheckForNull Throwable interruption, @CheckForNull Throwable bodyProblem) {
        if (result.outcome().good()) {
            return Optional.empty();
        }
        if (interruption != null) {
            return Optional.of(interruption);
        }
        if (bodyProblem instanceof FlowInterruptedException interrupted && interrupted.isActualInterruption()) {
            return Optional.of(interrupted);
        }
        if (result.outcome() == RollbackOutcome.ABORTED) {
            return Optional.of(new FlowInterruptedException(Result.ABORTED, true));
        }
        if (result.outcome() == RollbackOutcome.ROLLED_BACK) {
            return Optional.empty();
        }
        AbortException failure = new AbortException(line(result));
        if (bodyProblem != null) {
            failure.addSuppressed(bodyProblem);
        }
        return Optional.of(failure);
    }
}
