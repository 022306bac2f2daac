package io.jenkins.plugins.releasereadiness.engine.rollback;

import java.util.List;
import java.util.Optional;

/** Judges the guards. Each refuses unless it is known to hold. */
public final class Guards {
    private Guards() {}

    /**
     * @param irreversible steps of the deployment that cannot be taken back
     * @param confirmedBy who confirmed going back in spite of them
     * @return every guard in order, those that hold too
     */
    public static List<Guard.Result> check(
            GuardFacts facts, int maxConsecutive, List<String> irreversible, Optional<String> confirmedBy) {
        String version = facts.previousVersion().orElse("the previous version");
        return List.of(
                result(
                        Guard.PREVIOUS_VERSION_KNOWN,
                        facts.previousVersion().isPresent(),
                        "The version to go back to is " + version + ".",
                        "It is not known which version to go back to. Name it in the plan, or go back by hand."),
                ternary(
                        Guard.PREVIOUS_VERSION_APPROVED,
                        facts.approved(),
                        version + " was approved.",
                        version + " was never approved. Go back by hand to a version that was.",
                        "whether " + version + " was approved"),
                ternary(
                        Guard.PREVIOUS_ARTIFACTS_THERE,
                        facts.artifactsThere(),
                        "The artifacts of " + version + " are there.",
                        "The artifacts of " + version + " are gone. Build it again, then go back by hand.",
                        "whether the artifacts of " + version + " are there"),
                ternary(
                        Guard.PREVIOUS_VERSION_NOT_ROLLED_BACK,
                        facts.rolledBackBefore().map(rolledBack -> !rolledBack),
                        version + " was not rolled back itself.",
                        version + " was itself rolled back. Go back by hand to a version that was good.",
                        "whether " + version + " was itself rolled back"),
                ternary(
                        Guard.CONSECUTIVE_ROLLBACKS_LIMITED,
                        facts.consecutiveRollbacks().map(count -> count < maxConsecutive),
                        "Fewer than " + maxConsecutive + " rollbacks came directly before.",
                        facts.consecutiveRollbacks().orElse(0L) + " rollbacks came directly before; at most "
                                + maxConsecutive + " may follow each other. Find out what is wrong first.",
                        "how many rollbacks came directly before"),
                ternary(
                        Guard.NO_DEPLOYMENT_RUNNING,
                        facts.deploymentRunning().map(running -> !running),
                        "No other deployment of the environment is running or came later.",
                        "Another deployment of the environment is running or came later, so going back from this one could take"
                                + " that away. Look which version runs, then decide by hand.",
                        "whether another deployment of the environment is running or came later"),
                result(
                        Guard.IRREVERSIBLE_STEPS_CONFIRMED,
                        irreversible.isEmpty() || confirmedBy.isPresent(),
                        irreversible.isEmpty()
                                ? "The plan has no step that cannot be undone."
                                : confirmedBy.orElse("") + " confirmed going back in spite of: "
                                        + String.join("; ", irreversible) + ".",
                        "Steps of the deployment cannot be undone: " + String.join("; ", irreversible)
                                + ". Somebody must confirm going back in spite of them."));
    }

    private static Guard.Result ternary(
            Guard guard, Optional<Boolean> holds, String good, String bad, String question) {
        return result(
                guard,
                holds.orElse(false),
                good,
                holds.isPresent() ? bad : "It could not be found out " + question + ". Look by hand.");
    }

    private static Guard.Result result(Guard guard, boolean holds, String good, String bad) {
        return new Guard.Result(guard, holds, holds ? good : bad);
    }
}
