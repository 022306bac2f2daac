package io.jenkins.plugins.releasereadiness.engine.approval;

import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy.ChangeWindow;
import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule.Party;
import io.jenkins.plugins.releasereadiness.engine.quorum.Keys;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Requests, people and votes that the tests of this package share. */
final class Samples {
    /** A Tuesday. */
    static final Instant START = Instant.parse("2026-03-10T09:00:00Z");

    static final Map<String, String> BINDING = binding();

    static final Voter ALICE = voter("alice", "release-managers");
    static final Voter BOB = voter("bob", "release-managers");
    static final Voter CAROL = voter("carol", "qa");
    static final Voter HEAD = voter("head-of-operations", "management");

    private Samples() {}

    /** In this order, which JSON shows. */
    private static Map<String, String> binding() {
        Map<String, String> binding = new LinkedHashMap<>();
        binding.put("scorecard", "aa");
        binding.put("policy", "bb");
        binding.put("commit", "cc");
        return binding;
    }

    static Voter voter(String id, String... groups) {
        return new Voter(id, id, Set.of(groups), false);
    }

    static ApprovalRule rule(int count, Party... parties) {
        return new ApprovalRule(List.of(parties), count);
    }

    static Party group(String id) {
        return new Party(true, id);
    }

    static Party user(String id) {
        return new Party(false, id);
    }

    /** Two release managers, within a day, a reason of five characters, risks acknowledged; management after 8 hours. */
    static ApprovalPolicy policy(ChangeWindow... windows) {
        return new ApprovalPolicy(
                List.of(rule(2, group("release-managers"))),
                true,
                true,
                true,
                List.of(),
                5,
                true,
                Optional.of(Duration.ofHours(24)),
                Optional.of(Duration.ofHours(4)),
                Optional.of(Duration.ofHours(8)),
                Optional.of(rule(1, group("management"))),
                List.of(windows));
    }

    static ApprovalRequest request(ChangeWindow... windows) {
        return ApprovalRequest.of(
                policy(windows),
                new ApprovalRequest.Subject("Prod-1", "shop 1.4.0", "shop #17", List.of("Load test is 2 days old.")),
                new ApprovalRequest.Involved(Set.of("starter"), Set.of("author"), Set.of("editor")),
                Keys.EXACT,
                START);
    }

    static ApprovalState waiting(ChangeWindow... windows) {
        return ApprovalMachine.start(request(windows), BINDING).state();
    }

    static ApprovalEvent.Cast approve(Voter voter) {
        return cast(voter, Vote.Choice.APPROVE, BINDING, OptionalLong.empty());
    }

    static ApprovalEvent.Cast reject(Voter voter) {
        return cast(voter, Vote.Choice.REJECT, BINDING, OptionalLong.empty());
    }

    static ApprovalEvent.Cast cast(
            Voter voter, Vote.Choice choice, Map<String, String> seen, OptionalLong expectedVersion) {
        return new ApprovalEvent.Cast(voter, choice, "looked at it", true, seen, expectedVersion);
    }

    static ApprovalEvent.Withdraw withdraw(Voter voter) {
        return new ApprovalEvent.Withdraw(voter, OptionalLong.empty());
    }

    static Instant after(Duration duration) {
        return START.plus(duration);
    }

    static Instant afterHours(long hours) {
        return after(Duration.ofHours(hours));
    }
}
