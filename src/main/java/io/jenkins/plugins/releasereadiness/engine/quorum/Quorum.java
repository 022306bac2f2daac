package io.jenkins.plugins.releasereadiness.engine.quorum;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Matches people to the slots of rules.
 *
 * <p>A rule with count <i>n</i> has <i>n</i> slots, and every party of the rule may fill every slot: {@code (group:ops,
 * user:alice):2} means two different people, each of whom is in ops or is alice; it does not mean one of each, which
 * takes two rules. So the slots of a rule are interchangeable and a largest matching is simply the number of different
 * people whom the rule admits. A person (one key, however many groups or votes) fills at most one slot of a rule, and
 * counts in every rule that admits them; rules never compete for a person, so nobody waits because somebody "was used
 * up" elsewhere.
 */
public final class Quorum {
    private Quorum() {}

    /**
     * How far a rule is.
     *
     * @param rule the rule
     * @param filledBy who fills a slot, in the order of voting; at most as many as there are slots
     */
    public record Filling(KeyedRule rule, List<Voter> filledBy) {
        public Filling {
            filledBy = List.copyOf(filledBy);
        }

        /** How many more people are needed; 0 if the rule is fulfilled. */
        public int missing() {
            return rule.count() - filledBy.size();
        }
    }

    /** How far each of the rules is, given who approves, in the order of voting. */
    public static List<Filling> match(List<KeyedRule> rules, Collection<Voter> approvers) {
        return rules.stream().map(rule -> match(rule, approvers)).toList();
    }

    /** How far {@code rule} is. */
    public static Filling match(KeyedRule rule, Collection<Voter> approvers) {
        Map<String, Voter> people = new LinkedHashMap<>();
        for (Voter approver : approvers) {
            if (people.size() < rule.count() && rule.admits(approver)) {
                people.putIfAbsent(approver.key(), approver);
            }
        }
        return new Filling(rule, new ArrayList<>(people.values()));
    }

    /** Whether every rule is fulfilled. No rules at all are never fulfilled: see {@link KeyedRule#all}. */
    public static boolean fulfilled(List<KeyedRule> rules, Collection<Voter> approvers) {
        return !rules.isEmpty()
                && rules.stream().allMatch(rule -> match(rule, approvers).missing() == 0);
    }
}
