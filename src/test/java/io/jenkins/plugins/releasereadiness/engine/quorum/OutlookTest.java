package io.jenkins.plugins.releasereadiness.engine.quorum;

import static io.jenkins.plugins.releasereadiness.engine.quorum.QuorumTest.group;
import static io.jenkins.plugins.releasereadiness.engine.quorum.QuorumTest.rule;
import static io.jenkins.plugins.releasereadiness.engine.quorum.QuorumTest.user;
import static io.jenkins.plugins.releasereadiness.engine.quorum.QuorumTest.voter;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule.Party;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutlookTest {
    private static final Map<String, String> NOBODY_EXCLUDED = Map.of();

    private final FakeDirectory directory = new FakeDirectory(
            Map.of("ops", List.of("alice", "bob"), "qa", List.of("bob", "carol"), "empty", List.of()));

    @Test
    void groupsAreExpandedAndPeopleNamedOnce() {
        Outlook outlook = outlook(rule(2, group("ops"), group("qa"), user("alice")));
        assertThat(outlook.names()).isEqualTo("alice, bob, carol");
        assertThat(outlook.impossible()).isEmpty();
    }

    @Test
    void whoApprovedAlreadyCannotUnblock() {
        Outlook outlook = Outlook.of(rule(2, group("ops")), List.of(voter("alice", "ops")), NOBODY_EXCLUDED, directory);
        assertThat(outlook.missing()).isEqualTo(1);
        assertThat(outlook.names()).isEqualTo("bob");
    }

    @Test
    void aGroupThatTheRealmCannotListIsNamedAndCountsAsPossible() {
        Outlook outlook = outlook(rule(5, group("ldap-release-managers"), user("alice")));
        assertThat(outlook.names()).isEqualTo("alice, anybody in group ldap-release-managers");
        assertThat(outlook.impossible()).isEmpty();
    }

    @Test
    void aRuleWithTooFewPeopleIsImpossibleAndSaysWhoAndWhy() {
        Outlook outlook = Outlook.of(
                rule(2, group("ops"), user("zoe")), List.of(), Map.of("bob", "started the build"), directory);
        assertThat(outlook.impossible())
                .contains(
                        "The approval rule (group:ops, user:zoe):2 needs 2 more approvals, but only alice can give one"
                                + " (user:bob started the build; user:zoe is not known to the security realm)."
                                + " Name more people or groups in the rule, or lower its count.");
    }

    @Test
    void aRuleForAnEmptyOrUnknownGroupIsImpossible() {
        assertThat(outlook(rule(1, group("empty"))).impossible().orElseThrow())
                .contains("nobody can give one (group:empty has no members)");
        assertThat(outlook(rule(1, group("no-such-group"))).impossible().orElseThrow())
                .contains("group:no-such-group is not known to the security realm");
    }

    @Test
    void theRuleForBuildersIsPossibleWhereNobodyCanListThem() {
        Outlook outlook = outlook(KeyedRule.all(List.of(), Keys.EXACT).get(0));
        assertThat(outlook.impossible()).isEmpty();
        assertThat(outlook.names()).isEqualTo("anybody who may build the job");
    }

    @Test
    void excludingEveryBuilderMakesItImpossible() {
        directory.builders = Optional.of(List.of("alice"));
        Outlook outlook = Outlook.of(
                KeyedRule.all(List.of(), Keys.EXACT).get(0),
                List.of(),
                Map.of("alice", "is an author of the change"),
                directory);
        assertThat(outlook.impossible().orElseThrow()).contains("user:alice is an author of the change");
    }

    @Test
    void anonymousNeverHelps() {
        assertThat(outlook(rule(1, user("anonymous"))).impossible().orElseThrow())
                .contains("user:anonymous is nobody who logs in");
    }

    @Test
    void longListsAreCut() {
        Party[] many = IntStream.range(0, 14).mapToObj(i -> user("u" + i)).toArray(Party[]::new);
        directory.everybodyKnown = true;
        assertThat(outlook(rule(1, many)).names()).endsWith("u9, 4 more");
    }

    private Outlook outlook(KeyedRule rule) {
        return Outlook.of(rule, List.of(), NOBODY_EXCLUDED, directory);
    }

    private static final class FakeDirectory implements Directory {
        private final Map<String, List<String>> groups;
        private boolean everybodyKnown;
        private Optional<List<String>> builders = Optional.empty();

        private FakeDirectory(Map<String, List<String>> groups) {
            this.groups = groups;
        }

        @Override
        public Knowledge knows(Party party) {
            if (party.id().startsWith("ldap-")) {
                return Knowledge.CANNOT_TELL;
            }
            boolean known = party.group()
                    ? groups.containsKey(party.id())
                    : everybodyKnown
                            || Stream.of("alice", "bob", "carol", "anonymous").anyMatch(party.id()::equals);
            return known ? Knowledge.KNOWN : Knowledge.NOT_KNOWN;
        }

        @Override
        public Optional<List<Member>> members(String group) {
            return Optional.ofNullable(groups.get(group)).map(FakeDirectory::members);
        }

        @Override
        public Optional<List<Member>> builders() {
            return builders.map(FakeDirectory::members);
        }

        private static List<Member> members(List<String> ids) {
            return ids.stream().map(id -> new Member(id, id)).toList();
        }
    }
}
