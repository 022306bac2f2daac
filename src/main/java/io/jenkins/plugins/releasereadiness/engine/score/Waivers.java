package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Waiver;
import io.jenkins.plugins.releasereadiness.engine.text.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The waivers of one release: which take effect, and which are void and why. A waiver counts against the limit only when
 * its question is not answered Yes anyway. When there are more than the limit allows, the first ones of the policy's list
 * take effect: the order in which questions are written decides nothing.
 */
final class Waivers {
    private final Map<String, Waiver> used = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * @param notYes ids of the questions that are not answered Yes
     */
    Waivers(Policy policy, ScoreInput input, Set<String> notYes) {
        int limit = policy.thresholds().maxWaivers();
        for (Waiver waiver : policy.waivers()) {
            Optional<String> problem = problem(waiver, input.now())
                    .or(() -> policy.thresholds().confirmedWaivers()
                            ? unconfirmed(waiver, input.confirmedWaivers())
                            : Optional.empty());
            if (problem.isPresent()) {
                notes.add("the waiver of " + waiver.question() + " is void: " + problem.get());
            } else if (notYes.contains(waiver.question()) && !used.containsKey(waiver.question())) {
                if (used.size() < limit) {
                    used.put(waiver.question(), waiver);
                } else {
                    notes.add("the waiver of " + waiver.question() + " is void: this release may use " + limit
                            + (limit == 1 ? " waiver" : " waivers") + " and has used them");
                }
            }
        }
    }

    private static Optional<String> problem(Waiver waiver, Instant now) {
        if (!waiver.expires().isAfter(now)) {
            return Optional.of("it expired at " + Times.show(waiver.expires()));
        }
        if (waiver.reason().isBlank() || waiver.owner().isBlank()) {
            return Optional.of("it needs a reason and an owner");
        }
        Optional<String> second = waiver.approvedBy().filter(by -> !by.isBlank());
        if (second.isEmpty()) {
            return Optional.of("no second person approved it");
        }
        return second.filter(by -> by.equalsIgnoreCase(waiver.owner()))
                .map(by -> "its owner cannot be the second person who approves it");
    }

    /** Anybody can write a name; only who it belongs to can say so. */
    private static Optional<String> unconfirmed(Waiver waiver, Map<String, String> confirmed) {
        String second = waiver.approvedBy().orElseThrow();
        return Optional.of(second)
                .filter(by -> !by.equalsIgnoreCase(confirmed.get(waiver.sha256())))
                .map(by -> by + " has not confirmed it; the page of the release record has a button for that");
    }

    /** The waiver that takes effect for a question. */
    Optional<Waiver> of(String question) {
        return Optional.ofNullable(used.get(question));
    }

    /** How many take effect. */
    int used() {
        return used.size();
    }

    /** Why waivers are void, one sentence each. */
    List<String> notes() {
        return notes;
    }
}
