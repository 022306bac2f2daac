package io.jenkins.plugins.releasereadiness.engine.approval;

import io.jenkins.plugins.releasereadiness.engine.approval.Decision.MakerKind;
import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy.ChangeWindow;
import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.Keys;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/** Makes requests and events out of a seed: the same seed always makes the same. */
final class ApprovalWorld {
    static final List<Voter> PEOPLE = List.of(
            Samples.voter("u0", "a"),
            Samples.voter("u1", "a"),
            Samples.voter("u2", "a", "b"),
            Samples.voter("u3", "b"),
            Samples.voter("u4", "c"),
            new Voter("u5", "u5", Set.of(), true),
            new Voter("anonymous", "anonymous", Set.of("a", "b", "c"), true));

    private static final List<String> GROUPS = List.of("a", "b", "c");
    private static final List<Map<String, String>> BINDINGS =
            List.of(Map.of("scorecard", "1"), Map.of("scorecard", "2"), Map.of("scorecard", "2", "policy", "3"));

    private final Random random;

    ApprovalWorld(long seed) {
        random = new Random(seed);
    }

    ApprovalRequest request() {
        List<ApprovalRule> rules = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            rules.add(rule());
        }
        ApprovalPolicy policy = new ApprovalPolicy(
                rules,
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                List.of(),
                random.nextInt(3) * 4,
                random.nextBoolean(),
                maybeHours(120),
                maybeHours(48),
                maybeHours(48),
                random.nextBoolean() ? Optional.of(rule()) : Optional.empty(),
                random.nextInt(3) > 0 ? List.of() : List.of(window()));
        return ApprovalRequest.of(
                policy,
                new ApprovalRequest.Subject("Prod", "shop 1.4.0", "shop #17", List.of("a risk")),
                new ApprovalRequest.Involved(somebody(), somebody(), somebody()),
                Keys.EXACT,
                Samples.START);
    }

    Map<String, String> binding() {
        return BINDINGS.get(0);
    }

    /** Mostly votes, seldom something that ends it. */
    ApprovalEvent event(ApprovalState state) {
        int dice = random.nextInt(100);
        Voter voter = PEOPLE.get(random.nextInt(PEOPLE.size()));
        if (dice < 55) {
            return new ApprovalEvent.Cast(
                    voter,
                    random.nextInt(12) == 0 ? Vote.Choice.REJECT : Vote.Choice.APPROVE,
                    random.nextInt(5) == 0 ? "no" : "looked at it " + random.nextInt(2),
                    random.nextInt(5) > 0,
                    random.nextInt(5) == 0 ? BINDINGS.get(random.nextInt(3)) : state.binding(),
                    random.nextInt(3) == 0
                            ? OptionalLong.of(random.nextLong(state.version() + 2))
                            : OptionalLong.empty());
        }
        if (dice < 67) {
            return new ApprovalEvent.Withdraw(voter, OptionalLong.empty());
        }
        if (dice < 80) {
            return new ApprovalEvent.ClockTick();
        }
        if (dice < 82) {
            return new ApprovalEvent.VotersChecked(Map.of(voter.key(), voter.id() + " left."));
        }
        if (dice < 88) {
            return new ApprovalEvent.EvidenceChanged(BINDINGS.get(random.nextInt(BINDINGS.size())));
        }
        if (dice < 95) {
            return new ApprovalEvent.Restart();
        }
        return switch (dice) {
            case 95 -> new ApprovalEvent.Abort(MakerKind.PERSON, "somebody");
            case 96 -> new ApprovalEvent.Supersede("shop #18");
            default -> new ApprovalEvent.Override(voter, "production is down", random.nextInt(4) == 0);
        };
    }

    /** Now and then backwards, as clocks do. */
    Duration pause() {
        return random.nextInt(20) == 0
                ? Duration.ofMinutes(-random.nextInt(90))
                : Duration.ofMinutes(random.nextInt(8 * 60));
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    private ApprovalRule rule() {
        List<ApprovalRule.Party> parties = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            parties.add(
                    random.nextBoolean()
                            ? Samples.group(GROUPS.get(random.nextInt(GROUPS.size())))
                            : Samples.user("u" + random.nextInt(6)));
        }
        return new ApprovalRule(parties, 1 + random.nextInt(2));
    }

    private ChangeWindow window() {
        return new ChangeWindow(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(random.nextInt(24), 0),
                LocalTime.of(random.nextInt(24), 30),
                ZoneId.of("Europe/Berlin"));
    }

    private Optional<Duration> maybeHours(int bound) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(Duration.ofHours(1 + random.nextInt(bound)));
    }

    private Set<String> somebody() {
        Set<String> keys = new HashSet<>();
        if (random.nextInt(3) == 0) {
            keys.add("u" + random.nextInt(6));
        }
        return keys;
    }
}
