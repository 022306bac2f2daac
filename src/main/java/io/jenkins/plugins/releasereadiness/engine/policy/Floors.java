package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The administrator's floors: what no repository and no step argument may loosen. They may ask for more.
 *
 * @param overall lowest threshold of the overall score in per cent
 * @param categories lowest minimum in per cent, by id of category
 * @param questions ids of questions that must be there and mandatory
 * @param gates ids of gates that must be there; those before production must also be waited for by the approval, or
 *     nothing would make anybody run them
 * @param approvalRules each must be implied by a rule of the policy: by the same people and groups or some of them, and
 *     at least as many
 * @param minApprovers how many different people must approve at least; 0 for no such floor
 * @param excludeStarter whether who started the build may never approve
 * @param excludeAuthors whether the authors of the change may never approve
 * @param excludePolicyEditors whether who last changed the policy may never approve
 * @param maxWaivers most waivers of one release; empty for no such floor
 * @param confirmedWaivers whether a waiver counts only when its second person has confirmed it in person
 * @param minReasonLength shortest reason in characters; 0 for no such floor
 * @param reference where the mandatory questions and gates are defined, by which the policy's own definitions of them
 *     are judged; empty if only their being there counts
 */
public record Floors(
        Optional<BigDecimal> overall,
        Map<String, BigDecimal> categories,
        Set<String> questions,
        Set<String> gates,
        List<ApprovalRule> approvalRules,
        int minApprovers,
        boolean excludeStarter,
        boolean excludeAuthors,
        boolean excludePolicyEditors,
        OptionalInt maxWaivers,
        boolean confirmedWaivers,
        int minReasonLength,
        Optional<Policy> reference) {
    /** No floor at all. */
    public static final Floors NONE = new Floors(
            Optional.empty(),
            Map.of(),
            Set.of(),
            Set.of(),
            List.of(),
            0,
            false,
            false,
            false,
            OptionalInt.empty(),
            false,
            0,
            Optional.empty());

    public Floors {
        Objects.requireNonNull(overall);
        Objects.requireNonNull(maxWaivers);
        Objects.requireNonNull(reference);
        categories = Map.copyOf(categories);
        questions = Set.copyOf(questions);
        gates = Set.copyOf(gates);
        approvalRules = List.copyOf(approvalRules);
    }

    /** Whether the approval must wait for a mandatory gate: it comes before production, and nothing else would run it. */
    public static boolean waitedFor(Gate gate) {
        return gate.phase().compareTo(Phase.PRODUCTION) < 0;
    }

    /**
     * Every attempt of the policy to go below a floor, each with the floor's name and where the policy's value comes
     * from; empty if there is none.
     */
    public List<Problem> problems(LoadedPolicy policy) {
        return new FloorCheck(this, policy).problems();
    }
}
