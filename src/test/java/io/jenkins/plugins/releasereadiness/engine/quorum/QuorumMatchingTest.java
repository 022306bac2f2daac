package io.jenkins.plugins.releasereadiness.engine.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule.Party;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The shortcut of counting people against a real bipartite matching of people to slots. */
class QuorumMatchingTest {
    @Property(tries = 2000)
    void countingPeopleIsALargestMatching(@ForAll("rules") KeyedRule rule, @ForAll("voters") List<Voter> approvers) {
        Quorum.Filling filling = Quorum.match(rule, approvers);
        assertThat(filling.filledBy()).hasSize(largestMatching(rule, approvers));
        assertThat(filling.filledBy()).extracting(Voter::key).doesNotHaveDuplicates();
        assertThat(filling.filledBy()).allMatch(rule::admits);
    }

    /** Kuhn's augmenting paths; edges: person to slot if any party of the rule admits the person. */
    private static int largestMatching(KeyedRule rule, List<Voter> approvers) {
        List<Voter> people = approvers.stream().distinct().toList();
        int[] personOfSlot = new int[rule.count()];
        Arrays.fill(personOfSlot, -1);
        return (int) IntStream.range(0, people.size())
                .filter(person -> augment(person, people, rule, personOfSlot, new boolean[rule.count()]))
                .count();
    }

    private static boolean augment(int person, List<Voter> people, KeyedRule rule, int[] personOfSlot, boolean[] seen) {
        for (int slot = 0; slot < personOfSlot.length; slot++) {
            boolean edge = rule.parties().stream().anyMatch(party -> party.admits(people.get(person)));
            if (edge && !seen[slot]) {
                seen[slot] = true;
                if (personOfSlot[slot] < 0 || augment(personOfSlot[slot], people, rule, personOfSlot, seen)) {
                    personOfSlot[slot] = person;
                    return true;
                }
            }
        }
        return false;
    }

    @Provide
    Arbitrary<KeyedRule> rules() {
        Arbitrary<Party> party = Combinators.combine(Arbitraries.of(true, false), Arbitraries.of("a", "b", "c", "d"))
                .as(Party::new);
        return Combinators.combine(
                        party.list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.integers().between(1, 5))
                .as((parties, count) -> KeyedRule.of(new ApprovalRule(parties, count), Keys.EXACT));
    }

    /** One person always has the same groups here: the key tells who it is. */
    @Provide
    Arbitrary<List<Voter>> voters() {
        List<Voter> people = List.of(
                person("a"),
                person("b", "a"),
                person("c", "a", "b"),
                person("d", "d"),
                person("e"),
                person("f", "c", "d"),
                person("g", "a", "b", "c", "d"));
        return Arbitraries.of(people).list().ofMaxSize(10);
    }

    private static Voter person(String id, String... groups) {
        return new Voter(id, id, Set.of(groups), false);
    }
}
