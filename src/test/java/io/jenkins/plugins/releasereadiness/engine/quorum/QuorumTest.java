package io.jenkins.plugins.releasereadiness.engine.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule.Party;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuorumTest {
    private static final Voter ALICE = voter("alice", "ops");
    private static final Voter BOB = voter("bob", "ops", "qa");
    private static final Voter CAROL = voter("carol", "qa");

    @Test
    void oneApprovalOfAPersonFillsOneSlotOnlyHoweverManyPartiesAdmitThem() {
        KeyedRule rule = rule(2, group("ops"), group("qa"), user("bob"));
        assertThat(Quorum.match(rule, List.of(BOB, BOB)).missing()).isEqualTo(1);
        assertThat(Quorum.match(rule, List.of(BOB, ALICE)).missing()).isZero();
    }

    @Test
    void partiesOfOneRuleAreAlternativesNotOneOfEach() {
        KeyedRule rule = rule(2, group("ops"), user("carol"));
        assertThat(Quorum.fulfilled(List.of(rule), List.of(ALICE, BOB))).isTrue();
    }

    @Test
    void onePersonCountsInEveryRuleThatAdmitsThem() {
        List<KeyedRule> rules = List.of(rule(1, group("ops")), rule(1, group("qa")));
        assertThat(Quorum.fulfilled(rules, List.of(BOB))).isTrue();
        assertThat(Quorum.fulfilled(rules, List.of(ALICE))).isFalse();
        assertThat(Quorum.fulfilled(rules, List.of(ALICE, CAROL))).isTrue();
    }

    @Test
    void missingIsToldPerRule() {
        List<KeyedRule> rules = List.of(rule(3, group("ops")), rule(1, group("qa")));
        assertThat(Quorum.match(rules, List.of(ALICE, CAROL)))
                .extracting(Quorum.Filling::missing)
                .containsExactly(2, 0);
    }

    @Test
    void surplusApprovalsDoNotMakeMissingNegative() {
        Quorum.Filling filling = Quorum.match(rule(1, group("ops")), List.of(ALICE, BOB));
        assertThat(filling.missing()).isZero();
        assertThat(filling.filledBy()).containsExactly(ALICE);
    }

    @Test
    void noRuleInAPolicyMeansOnePersonWhoMayBuild() {
        List<KeyedRule> rules = KeyedRule.all(List.of(), Keys.EXACT);
        assertThat(Quorum.fulfilled(rules, List.of())).isFalse();
        assertThat(Quorum.fulfilled(rules, List.of(new Voter("dave", "dave", Set.of(), false))))
                .isFalse();
        assertThat(Quorum.fulfilled(rules, List.of(new Voter("dave", "dave", Set.of(), true))))
                .isTrue();
        assertThat(rules.get(0).written()).isEqualTo("anybody who may build the job");
    }

    @Test
    void anEmptyListOfRulesIsNeverFulfilled() {
        assertThat(Quorum.fulfilled(List.of(), List.of(ALICE))).isFalse();
    }

    @Test
    void anonymousCountsNowhere() {
        KeyedRule authenticated = rule(1, group("authenticated"), user("anonymous"));
        Voter visitor = new Voter("anonymous", "anonymous", Set.of("authenticated"), true);
        assertThat(authenticated.admits(visitor)).isFalse();
        assertThat(KeyedRule.all(List.of(), Keys.EXACT).get(0).admits(visitor)).isFalse();
        assertThat(authenticated.admits(Voter.anonymous())).isFalse();
    }

    @Test
    void idsAreComparedByTheirKeysOnly() {
        Keys folding = new Keys() {
            @Override
            public String user(String id) {
                return id.toLowerCase(Locale.ROOT);
            }

            @Override
            public String group(String id) {
                return id;
            }
        };
        KeyedRule rule =
                KeyedRule.of(new ApprovalRule(List.of(new Party(false, "Alice"), new Party(true, "Ops")), 1), folding);
        assertThat(rule.admits(new Voter("alice", "ALICE", Set.of(), false))).isTrue();
        assertThat(rule.admits(new Voter("bob", "bob", Set.of("ops"), false))).isFalse();
        assertThat(rule.written()).isEqualTo("(user:Alice, group:Ops):1");
    }

    @Test
    void aUserNamedLikeAGroupIsNotInIt() {
        assertThat(rule(1, group("ops")).admits(voter("ops"))).isFalse();
        assertThat(rule(1, user("ops")).admits(voter("alice", "ops"))).isFalse();
    }

    static Voter voter(String id, String... groups) {
        return new Voter(id, id, Set.of(groups), false);
    }

    static KeyedRule rule(int count, Party... parties) {
        return KeyedRule.of(new ApprovalRule(List.of(parties), count), Keys.EXACT);
    }

    static Party group(String id) {
        return new Party(true, id);
    }

    static Party user(String id) {
        return new Party(false, id);
    }
}
