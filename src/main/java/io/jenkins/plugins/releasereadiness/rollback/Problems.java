package io.jenkins.plugins.releasereadiness.rollback;

import java.util.Optional;
import java.util.stream.Collectors;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Exceptions in words. */
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
}
