package io.jenkins.plugins.releasereadiness.engine.notice;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A notice on its way to one receiver. Immutable; a failure makes the next state.
 *
 * @param build what the caller finds the release record by; empty if there is none
 * @param channel name of the channel, for example {@code webhook}
 * @param receiver whom the channel sends it to, for people: an address, or the name of a configured receiver
 * @param notice what is told
 * @param attempts how often it was tried
 * @param state whether it waits to be tried, or was given up
 * @param nextAt when it is to be tried (again); when it was given up
 * @param problem why the last attempt failed; empty before the first
 */
public record Delivery(
        String build,
        String channel,
        String receiver,
        Notice notice,
        int attempts,
        State state,
        Instant nextAt,
        Optional<String> problem) {
    /** Where it stands; what was delivered is no longer a delivery. */
    public enum State {
        WAITING,
        /** Given up; a person may have it sent again. */
        DEAD
    }

    public Delivery {
        Objects.requireNonNull(build);
        Objects.requireNonNull(channel);
        Objects.requireNonNull(receiver);
        Objects.requireNonNull(notice);
        Objects.requireNonNull(state);
        Objects.requireNonNull(nextAt);
        Objects.requireNonNull(problem);
    }

    /** A notice that is to be sent now. */
    public static Delivery of(String build, String channel, String receiver, Notice notice, Instant now) {
        return new Delivery(build, channel, receiver, notice, 0, State.WAITING, now, Optional.empty());
    }

    /** Unique: the same notice goes to the same receiver once. */
    public String id() {
        return NoticeIds.of(notice.id(), channel, receiver);
    }

    /** Whether it is to be tried at {@code now}. */
    public boolean due(Instant now) {
        return state == State.WAITING && !now.isBefore(nextAt);
    }

    /**
     * After an attempt that failed.
     *
     * @param why for people, without secrets
     * @param hopeless whether another attempt cannot end otherwise
     */
    public Delivery failed(String why, boolean hopeless, RetryPlan plan, Instant now, RandomGenerator random) {
        Optional<Instant> next = hopeless ? Optional.empty() : plan.next(attempts + 1, now, random);
        return new Delivery(
                build,
                channel,
                receiver,
                notice,
                attempts + 1,
                next.isPresent() ? State.WAITING : State.DEAD,
                next.orElse(now),
                Optional.of(why));
    }

    /** A dead letter that is to be sent again, with all its attempts. */
    public Delivery again(Instant now) {
        return new Delivery(build, channel, receiver, notice, 0, State.WAITING, now, problem);
    }

    /** As a JSON tree. */
    public Map<String, Object> encode() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("build", build);
        tree.put("channel", channel);
        tree.put("receiver", receiver);
        tree.put("notice", notice.encode());
        tree.put("attempts", (long) attempts);
        tree.put("state", Words.of(state));
        tree.put("nextAt", nextAt.toString());
        problem.ifPresent(why -> tree.put("problem", why));
        return tree;
    }

    /**
     * @throws io.jenkins.plugins.releasereadiness.engine.json.JsonException if the tree is no delivery
     */
    public static Delivery decode(Fields tree) {
        return new Delivery(
                tree.text("build"),
                tree.text("channel"),
                tree.text("receiver"),
                Notice.decode(tree.object("notice")),
                Math.toIntExact(tree.count("attempts")),
                tree.word("state", Words.reader(State.class)),
                tree.time("nextAt"),
                tree.optionalText("problem"));
    }

    /**
     * What the ledger keeps of how it ended.
     *
     * @param delivered whether the receiver has it
     * @param attempts how often it was tried in all
     */
    public Map<String, Object> outcome(boolean delivered, int attempts) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("notice", notice.id());
        payload.put("event", notice.kind().word());
        payload.put("about", notice.sequence());
        payload.put("channel", channel);
        payload.put("to", receiver);
        payload.put("outcome", delivered ? "delivered" : "not-delivered");
        payload.put("attempts", (long) attempts);
        problem.filter(why -> !delivered).ifPresent(why -> payload.put("problem", why));
        payload.put("text", notice.text());
        return payload;
    }
}
