package io.jenkins.plugins.releasereadiness.engine.approval;

import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy.ChangeWindow;
import io.jenkins.plugins.releasereadiness.engine.quorum.KeyedRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.Keys;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked and by which rules. Fixed when the question is asked: a later change of the policy does not alter a
 * waiting approval.
 *
 * @param subject what is to be approved
 * @param rules all must be fulfilled; at least one
 * @param escalateTo rule that may decide instead once escalated
 * @param excluded key of each person who may not approve, and why
 * @param minReasonLength shortest reason in characters
 * @param acknowledge whether an approval must acknowledge the open risks
 * @param requestedAt when it was asked
 * @param deadline from when on it is too late to fulfil the rules; empty for never
 * @param remindAt when to remind; before the deadline
 * @param escalateAt when to escalate
 * @param windows when a GO may take effect; empty for always
 */
public record ApprovalRequest(
        Subject subject,
        List<KeyedRule> rules,
        Optional<KeyedRule> escalateTo,
        Map<String, Exclusion> excluded,
        int minReasonLength,
        boolean acknowledge,
        Instant requestedAt,
        Optional<Instant> deadline,
        Optional<Instant> remindAt,
        Optional<Instant> escalateAt,
        List<ChangeWindow> windows) {
    public ApprovalRequest {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(escalateTo);
        Objects.requireNonNull(requestedAt);
        Objects.requireNonNull(deadline);
        Objects.requireNonNull(remindAt);
        Objects.requireNonNull(escalateAt);
        rules = List.copyOf(rules);
        excluded = Collections.unmodifiableMap(new LinkedHashMap<>(excluded));
        windows = List.copyOf(windows);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("a request without a rule would need nobody's approval");
        }
    }

    /**
     * @param id id of the request, unique in the build
     * @param release release for people, for example {@code shop 1.4.0}
     * @param build name of the build
     * @param risks open risks to acknowledge, one sentence each
     * @param gate the gate that could not be measured, if that is what is asked about; empty if it is the release
     */
    public record Subject(String id, String release, String build, List<String> risks, Optional<UnmeasuredGate> gate) {
        public Subject {
            Objects.requireNonNull(gate);
            Objects.requireNonNull(id);
            Objects.requireNonNull(release);
            Objects.requireNonNull(build);
            risks = List.copyOf(risks);
        }

        /** A release that is to go to production. */
        public Subject(String id, String release, String build, List<String> risks) {
            this(id, release, build, risks, Optional.empty());
        }
    }

    /**
     * A gate of which nothing failed and something could not be measured. A GO lets this one result count as passed, and no
     * later one.
     *
     * @param id id of the gate
     * @param checkedAt when the result came about
     */
    public record UnmeasuredGate(String id, Instant checkedAt) {
        public UnmeasuredGate {
            Objects.requireNonNull(id);
            Objects.requireNonNull(checkedAt);
        }
    }

    /**
     * Keys of the people whom separation of duties may concern; see {@link Keys}.
     *
     * @param starters who started the build, also through upstream builds and Replay
     * @param authors authors of the change
     * @param policyEditors who last changed the policy
     */
    public record Involved(Set<String> starters, Set<String> authors, Set<String> policyEditors) {
        public Involved {
            starters = Set.copyOf(starters);
            authors = Set.copyOf(authors);
            policyEditors = Set.copyOf(policyEditors);
        }
    }

    /** The request that {@code policy} makes of {@code subject} at {@code now}. */
    public static ApprovalRequest of(
            ApprovalPolicy policy, Subject subject, Involved involved, Keys keys, Instant now) {
        Map<String, Exclusion> excluded = new LinkedHashMap<>();
        exclude(excluded, policy.excludeStarter(), involved.starters(), Exclusion.STARTER);
        exclude(excluded, policy.excludeAuthors(), involved.authors(), Exclusion.AUTHOR);
        exclude(excluded, policy.excludePolicyEditors(), involved.policyEditors(), Exclusion.POLICY_EDITOR);
        // people read the deadline, so it comes in whole seconds
        Optional<Instant> deadline = policy.deadline().map(now.truncatedTo(ChronoUnit.SECONDS)::plus);
        return new ApprovalRequest(
                subject,
                KeyedRule.all(policy.rules(), keys),
                policy.escalateTo().map(rule -> KeyedRule.of(rule, keys)),
                excluded,
                policy.minReasonLength(),
                policy.acknowledge(),
                now,
                deadline,
                deadline.flatMap(end -> policy.remindBefore().map(end::minus)).filter(now::isBefore),
                policy.escalateAfter().map(now::plus),
                policy.windows());
    }

    private static void exclude(Map<String, Exclusion> excluded, boolean wanted, Set<String> keys, Exclusion why) {
        if (wanted) {
            keys.stream().sorted().forEach(key -> excluded.putIfAbsent(key, why));
        }
    }

    /** The rules that may decide now. */
    List<KeyedRule> rulesInForce(boolean escalated) {
        return Stream.concat(rules.stream(), escalated ? escalateTo.stream() : Stream.empty())
                .toList();
    }

    /** The voter with only those groups that some rule names: the record needs no more, and people have many. */
    Voter relevant(Voter voter) {
        Set<String> named = rulesInForce(true).stream()
                .flatMap(rule -> rule.parties().stream())
                .filter(party -> party.party().group())
                .map(KeyedRule.KeyedParty::key)
                .collect(Collectors.toSet());
        named.retainAll(voter.groups());
        return new Voter(voter.key(), voter.id(), named, voter.mayBuild());
    }
}
