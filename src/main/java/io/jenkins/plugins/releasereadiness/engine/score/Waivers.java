package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.policy.Waiver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The waivers of one release: which are void and why, and how many may still take effect. A waiver counts against the
 * limit only when its question is not answered Yes anyway. Used by one thread.
 */
final class Waivers {
    private final Map<String, Waiver> valid = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final int limit;
    private int used;

    Waivers(List<Waiver> waivers, int limit, Instant now) {
        this.limit = limit;
        for (Waiver waiver : waivers) {
            String problem = problem(waiver, now);
            if (problem == null) {
                valid.putIfAbsent(waiver.question(), waiver);
            } else {
                notes.add("the waiver of " + waiver.question() + " is void: " + problem);
            }
        }
    }

    private static String problem(Waiver waiver, Instant now) {
        if (!waiver.expires().isAfter(now)) {
            return "it expired at " + waiver.expires();
        }
        if (waiver.reason().isBlank() || waiver.owner().isBlank()) {
            return "it needs a reason and an owner";
        }
        Optional<String> second = waiver.approvedBy().filter(by -> !by.isBlank());
        if (second.isEmpty()) {
            return "no second person approved it";
        }
        return second.get().equalsIgnoreCase(waiver.owner())
                ? "its owner cannot be the second person who approves it"
                : null;
    }

    /** The valid waiver of a question that is not answered Yes, if the limit allows one more. */
    Optional<Waiver> use(String question) {
        Waiver waiver = valid.get(question);
        if (waiver == null) {
            return Optional.empty();
        }
        if (used == limit) {
            notes.add("the waiver of " + question + " is void: this release may use " + limit
                    + (limit == 1 ? " waiver" : " waivers") + " and has used them");
            return Optional.empty();
        }
        used++;
        return Optional.of(waiver);
    }

    int used() {
        return used;
    }

    List<String> notes() {
        return notes;
    }
}
