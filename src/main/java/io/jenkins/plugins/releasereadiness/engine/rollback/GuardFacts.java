package io.jenkins.plugins.releasereadiness.engine.rollback;

import java.util.Objects;
import java.util.Optional;

/**
 * What the guards need to know. Empty means that it could not be found out; the guard refuses then.
 *
 * @param previousVersion version to go back to
 * @param approved whether that version has a record with an approval
 * @param artifactsThere whether its artifacts still exist
 * @param rolledBackBefore whether it was itself rolled back
 * @param consecutiveRollbacks how many rollbacks of the environment came directly before, without a good release between;
 *     those that failed count
 * @param deploymentRunning whether another deployment of the environment is running or came later
 */
public record GuardFacts(
        Optional<String> previousVersion,
        Optional<Boolean> approved,
        Optional<Boolean> artifactsThere,
        Optional<Boolean> rolledBackBefore,
        Optional<Long> consecutiveRollbacks,
        Optional<Boolean> deploymentRunning) {
    /** Nothing could be found out. */
    public static final GuardFacts UNKNOWN = new GuardFacts(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public GuardFacts {
        Objects.requireNonNull(previousVersion);
        Objects.requireNonNull(approved);
        Objects.requireNonNull(artifactsThere);
        Objects.requireNonNull(rolledBackBefore);
        Objects.requireNonNull(consecutiveRollbacks);
        Objects.requireNonNull(deploymentRunning);
    }
}
