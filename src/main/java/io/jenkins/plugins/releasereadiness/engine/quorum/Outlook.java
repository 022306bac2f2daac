package io.jenkins.plugins.releasereadiness.engine.quorum;

import io.jenkins.plugins.releasereadiness.engine.quorum.Directory.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who can still fill slots of one rule.
 *
 * @param rule the rule
 * @param missing how many more people it needs
 * @param people people who have not approved and may; those the realm can name
 * @param groups ids of groups whose members the realm cannot list: anybody in them may help
 * @param anyBuilder whether also anybody who may build the job can help and the realm cannot list them
 * @param barred who is named by the rule but cannot help, with the reason
 */
public record Outlook(
        KeyedRule rule,
        int missing,
        List<Member> people,
        List<String> groups,
        boolean anyBuilder,
        List<Barred> barred) {
    private static final int SHOWN = 10;

    public Outlook {
        people = List.copyOf(people);
        groups = List.copyOf(groups);
        barred = List.copyOf(barred);
    }

    /**
     * Somebody, or a group, that a rule names in vain.
     *
     * @param who for example {@code user:alice}
     * @param why predicate of a sentence, for example {@code started the build}
     */
    public record Barred(String who, String why) {
        @Override
        public String toString() {
            return who + " " + why;
        }
    }

    /**
     * @param approvers who already approves
     * @param excluded key of each user who may not approve, with the reason as the predicate of a sentence
     */
    public static Outlook of(
            KeyedRule rule, Collection<Voter> approvers, Map<String, String> excluded, Directory directory) {
        Search search = new Search(excluded, directory);
        if (rule.parties().isEmpty()) {
            search.addBuilders();
        }
        rule.parties().forEach(search::add);
        approvers.forEach(approver -> search.people.remove(approver.key()));
        return new Outlook(
                rule,
                Quorum.match(rule, approvers).missing(),
                List.copyOf(search.people.values()),
                search.groups,
                search.anyBuilder,
                search.barred);
    }

    /** Whether the rule can still be fulfilled as far as anybody can tell. */
    public boolean solvable() {
        return anyBuilder || !groups.isEmpty() || people.size() >= missing;
    }

    /** Why the rule can never be fulfilled and what to do; empty if it can. */
    public Optional<String> impossible() {
        if (solvable()) {
            return Optional.empty();
        }
        String able = people.isEmpty() ? "nobody can give one" : "only " + names() + " can give one";
        String why = barred.isEmpty()
                ? ""
                : " (" + barred.stream().map(Barred::toString).collect(Collectors.joining("; ")) + ")";
        return Optional.of("The approval rule " + rule.written() + " needs " + missing + " more "
                + (missing == 1 ? "approval" : "approvals") + ", but " + able + why
                + ". Name more people or groups in the rule, or lower its count.");
    }

    /** Who can help, for people: {@code alice, bob, anybody in group release-managers}; empty if nobody can. */
    public String names() {
        List<String> names = new ArrayList<>();
        people.stream().limit(SHOWN).map(Member::id).forEach(names::add);
        if (people.size() > SHOWN) {
            names.add((people.size() - SHOWN) + " more");
        }
        groups.forEach(group -> names.add("anybody in group " + group));
        if (anyBuilder) {
            names.add(KeyedRule.BUILDERS);
        }
        return String.join(", ", names);
    }

    private static final class Search {
        private final Map<String, String> excluded;
        private final Directory directory;
        private final Map<String, Member> people = new LinkedHashMap<>();
        private final List<String> groups = new ArrayList<>();
        private final List<Barred> barred = new ArrayList<>();
        private boolean anyBuilder;

        private Search(Map<String, String> excluded, Directory directory) {
            this.excluded = excluded;
            this.directory = directory;
        }

        private void addBuilders() {
            Optional<List<Member>> builders = directory.builders();
            anyBuilder = builders.isEmpty();
            builders.ifPresent(this::addAll);
        }

        private void add(KeyedRule.KeyedParty keyed) {
            ApprovalRule.Party party = keyed.party();
            if (directory.knows(party) == Directory.Knowledge.NOT_KNOWN) {
                barred.add(new Barred(party.toString(), "is not known to the security realm"));
            } else if (!party.group()) {
                addAll(List.of(new Member(keyed.key(), party.id())));
            } else {
                addGroup(party);
            }
        }

        private void addGroup(ApprovalRule.Party party) {
            Optional<List<Member>> members = directory.members(party.id());
            if (members.isEmpty()) {
                groups.add(party.id());
            } else if (members.get().isEmpty()) {
                barred.add(new Barred(party.toString(), "has no members"));
            } else {
                addAll(members.get());
            }
        }

        private void addAll(List<Member> members) {
            for (Member member : members) {
                String why = Voter.isAnonymous(member.key()) ? "is nobody who logs in" : excluded.get(member.key());
                if (why == null) {
                    people.putIfAbsent(member.key(), member);
                } else {
                    Barred bar = new Barred("user:" + member.id(), why);
                    if (!barred.contains(bar)) {
                        barred.add(bar);
                    }
                }
            }
        }
    }
}
