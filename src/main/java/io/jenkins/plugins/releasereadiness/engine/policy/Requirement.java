package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.criteria.Criteria;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a {@link Check} demands. */
public sealed interface Requirement {
    /**
     * Sources must be present.
     *
     * @param sources ids, at least one
     * @param maxAge how old they may be, beside the limit of the source itself
     */
    record EvidencePresent(List<String> sources, Optional<Duration> maxAge) implements Requirement {
        public EvidencePresent {
            sources = List.copyOf(sources);
        }
    }

    /** Criteria over facts must hold; the warning band gives a warning. */
    record CriteriaHold(Criteria criteria) implements Requirement {}

    /** The questions must be answered Yes (a valid waiver counts as a warning). */
    record QuestionsAnsweredYes(List<String> questions) implements Requirement {
        public QuestionsAnsweredYes {
            questions = List.copyOf(questions);
        }
    }

    /** Every question of the scorecard must have an answer, whichever. */
    record ChecklistComplete() implements Requirement {}

    /** The lowest scores must reach every threshold and nothing may block. */
    record ThresholdsMet() implements Requirement {}

    /** The release must name its version and its commit, which make the release manifest. */
    record ReleaseIdentified() implements Requirement {}

    /** The rollback plan must have steps and the named question (its rehearsal) must be answered Yes. */
    record RollbackPlanned(Optional<String> rehearsal) implements Requirement {}

    /** The record must hold a decision GO that still binds. */
    record ApprovalRecorded() implements Requirement {}

    /** The health window must have finished without a rollback. */
    record HealthWindowFinished() implements Requirement {}

    /** Another gate of this record must have passed. */
    record GatePassed(String gate) implements Requirement {}

    /** Documents must be in the record. */
    record DocumentsRecorded(List<String> documents) implements Requirement {
        public DocumentsRecorded {
            documents = List.copyOf(documents);
        }
    }

    /**
     * Artifacts must be whole.
     *
     * @param source id of a source of format {@code file}
     * @param minFiles how many files there must be at least
     * @param maxBytes how large they may be together
     * @param checksums path of a file in the format of {@code sha256sum} that must name and fit every one of them
     */
    record ArtifactsIntact(String source, int minFiles, OptionalLong maxBytes, Optional<String> checksums)
            implements Requirement {}

    /** Environment variables must be set and not empty; their values are never read into the record. */
    record EnvironmentSet(List<String> variables) implements Requirement {
        public EnvironmentSet {
            variables = List.copyOf(variables);
        }
    }
}
