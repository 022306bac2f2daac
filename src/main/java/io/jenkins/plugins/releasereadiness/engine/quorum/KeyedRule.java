package io.jenkins.plugins.releasereadiness.engine.quorum;

import java.util.List;
import java.util.Objects;

/**
 * A rule whose people and groups carry their keys, so that it can be judged later, or elsewhere, without the security
 * realm.
 *
 * @param parties who may fill a slot (OR); empty for everybody who may build the job
 * @param count how many different people are needed, at least 1
 */
public record KeyedRule(List<KeyedParty> parties, int count) {
    /** What {@link #written} says for a rule that names nobody. */
    public static final String BUILDERS = "anybody who may build the job";

    public KeyedRule {
        parties = List.copyOf(parties);
        if (count < 1) {
            throw new IllegalArgumentException("a rule needs a count of at least 1");
        }
    }

    /** One of a rule's people or groups, with its key. */
    public record KeyedParty(ApprovalRule.Party party, String key) {
        public KeyedParty {
            Objects.requireNonNull(party);
            Objects.requireNonNull(key);
        }

        /** Whether {@code voter} is this user or is in this group; never for an anonymous voter. */
        public boolean admits(Voter voter) {
            return !voter.isAnonymous()
                    && (party.group()
                            ? voter.groups().contains(key)
                            : voter.key().equals(key));
        }
    }

    public static KeyedRule of(ApprovalRule rule, Keys keys) {
        return new KeyedRule(
                rule.alternatives().stream()
                        .map(party ->
                                new KeyedParty(party, party.group() ? keys.group(party.id()) : keys.user(party.id())))
                        .toList(),
                rule.count());
    }

    /**
     * The rules of a policy. No rule at all means one person who may build the job; never "nobody needs to approve".
     */
    public static List<KeyedRule> all(List<ApprovalRule> rules, Keys keys) {
        return rules.isEmpty()
                ? List.of(new KeyedRule(List.of(), 1))
                : rules.stream().map(rule -> of(rule, keys)).toList();
    }

    /** Whether {@code voter} may fill a slot of this rule. */
    public boolean admits(Voter voter) {
        if (parties.isEmpty()) {
            return voter.mayBuild() && !voter.isAnonymous();
        }
        return parties.stream().anyMatch(party -> party.admits(voter));
    }

    /** The rule as policies write it, for example {@code (group:release-managers, user:alice):2}. */
    public String written() {
        if (parties.isEmpty()) {
            return BUILDERS;
        }
        return new ApprovalRule(parties.stream().map(KeyedParty::party).toList(), count).written();
    }
}
