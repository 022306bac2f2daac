package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Decision;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.HealthWindow;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Level;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is watched and by which rules. Fixed when watching begins: a later change of the policy does not alter it.
 *
 * @param subject what was deployed
 * @param threshold degradations milder than this are only recorded
 * @param window the health window
 * @param decisions the decision table
 * @param level how much a rollback takes back
 * @param irreversible steps of the deployment that cannot be taken back
 * @param verified whether it is verified afterwards that the previous version runs
 * @param maxConsecutive how many rollbacks may follow each other
 * @param askLimit how long a question without a rollback at its end waits for an answer
 * @param finding what is known to be wrong before anything is probed
 */
public record RollbackRequest(
        Subject subject,
        Severity threshold,
        HealthWindow window,
        List<Decision> decisions,
        Level level,
        List<String> irreversible,
        boolean verified,
        int maxConsecutive,
        Duration askLimit,
        Optional<Finding> finding) {
    /** {@code askLimit} unless the caller has another. */
    public static final Duration DEFAULT_ASK_LIMIT = Duration.ofHours(24);

    public RollbackRequest {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(threshold);
        Objects.requireNonNull(window);
        Objects.requireNonNull(level);
        Objects.requireNonNull(askLimit);
        Objects.requireNonNull(finding);
        decisions = List.copyOf(decisions);
        irreversible = List.copyOf(irreversible);
        if (window.failureLimit() < 1 || window.errorLimit() < 1) {
            throw new IllegalArgumentException("the limits of failures and errors must be at least 1");
        }
        if (window.duration().isNegative() || askLimit.isNegative()) {
            throw new IllegalArgumentException("the health window and the time to answer must not be negative");
        }
    }

    /**
     * What the pipeline itself found, for example by a gate that failed or a body that ended badly. It needs no second
     * look: the limit of failures in a row is for probes, which err.
     *
     * @param severity how severe; empty if it could not be measured
     * @param cause what was found, for people
     */
    public record Finding(Optional<Severity> severity, String cause) {
        public Finding {
            Objects.requireNonNull(severity);
            Objects.requireNonNull(cause);
        }
    }

    /**
     * @param id id of the watch, unique in the build
     * @param release release for people, for example {@code shop 1.4.0}
     * @param build name of the build
     * @param environment where it was deployed
     * @param deployedAt when
     */
    public record Subject(String id, String release, String build, String environment, Instant deployedAt) {
        public Subject {
            Objects.requireNonNull(id);
            Objects.requireNonNull(release);
            Objects.requireNonNull(build);
            Objects.requireNonNull(environment);
            Objects.requireNonNull(deployedAt);
        }
    }

    /** The request that {@code policy} makes of {@code subject}. */
    public static RollbackRequest of(RollbackPolicy policy, Subject subject, Severity threshold) {
        return new RollbackRequest(
                subject,
                threshold,
                policy.window(),
                policy.decisions(),
                policy.plan().level(),
                policy.plan().irreversible(),
                policy.plan().verification().isPresent(),
                policy.maxConsecutive(),
                DEFAULT_ASK_LIMIT,
                Optional.empty());
    }
}
