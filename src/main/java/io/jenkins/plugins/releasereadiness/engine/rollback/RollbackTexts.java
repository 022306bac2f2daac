package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Level;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a watch says to people. */
public final class RollbackTexts {
    private static final String DECISION = "[ROLLBACK DECISION] ";
    private static final String ALERT = "[ALERT] ";

    private RollbackTexts() {}

    /** Where a watch stands, one sentence without the release's name. */
    public static String standing(RollbackState state) {
        return switch (state.phase()) {
            case WATCHING -> "watching until " + Times.show(state.health().endsAt());
            case ASKING -> {
                Question question = state.question().orElseThrow();
                yield "waiting for a decision until " + Times.show(question.deadline())
                        + (question.rollsBack() ? ", then it rolls back" : "");
            }
            case HOTFIX ->
                "waiting for the hotfix until " + Times.show(state.hotfixUntil().orElseThrow())
                        + ", then it rolls back";
            case GUARDS -> "decided to roll back, looking at the guards";
            case EXECUTING ->
                "rolling back to " + state.execution().orElseThrow().target();
            case VERIFYING ->
                "verifying that " + state.execution().orElseThrow().target() + " runs";
            case DONE -> {
                RollbackResult result = state.result().orElseThrow();
                yield result.outcome() + ": " + result.sentence();
            }
        };
    }

    static String watching(RollbackState state) {
        return automation(
                state,
                "health watch",
                "watching " + state.request().subject().environment() + " until "
                        + Times.show(state.health().endsAt()) + ", a probe every "
                        + time(state.request().window().interval()));
    }

    static String degraded(RollbackState state, Trigger trigger) {
        return ALERT
                + name(state)
                + trigger.severity()
                        .map(severity -> severity.word() + " severity")
                        .orElse("degraded")
                + because(trigger.explanation());
    }

    static String recorded(RollbackState state, Trigger trigger) {
        return degraded(state, trigger) + "; recorded for the next release";
    }

    static String measuredAgain(RollbackState state) {
        return DECISION + name(state) + "health can be measured again; no decision is needed, " + standing(state);
    }

    /**
     * What is asked at this moment; where the watch stands if nothing is.
     *
     * @param now for the time that is left
     */
    public static String question(RollbackState state, Instant now) {
        return state.question()
                .map(question -> question(state, question, now))
                .orElseGet(() -> DECISION + name(state) + standing(state));
    }

    /** What is announced when it is asked. */
    static String question(RollbackState state, Question question) {
        return question(state, question, question.askedAt());
    }

    private static String question(RollbackState state, Question question, Instant now) {
        String what = state.trigger()
                .map(trigger -> trigger.severity()
                                .map(severity -> severity.word() + " severity")
                                .orElse("not measured")
                        + because(trigger.explanation()))
                .orElse("");
        String ask =
                switch (question.kind()) {
                    case DEGRADED -> what + ". " + choices(question);
                    case INCONCLUSIVE -> what + ". No data is not health. " + choices(question);
                    case CONFIRM_IRREVERSIBLE ->
                        "going back cannot undo: "
                                + String.join("; ", state.request().irreversible())
                                + ". Confirm the rollback, or keep the release?";
                };
        Duration left = now.isBefore(question.deadline()) ? Duration.between(now, question.deadline()) : Duration.ZERO;
        return DECISION
                + name(state)
                + ask
                + (question.rollsBack()
                        ? " Without a decision it rolls back by itself in " + time(left) + ", at "
                                + Times.show(question.deadline()) + "."
                        : " Waiting until " + Times.show(question.deadline()) + ".");
    }

    static String decided(RollbackState state, Resolution resolution) {
        String what =
                switch (resolution.choice()) {
                    case ROLLBACK -> "roll back";
                    case KEEP -> resolution.override() ? "keep the release and stop watching" : "keep the release";
                    case WATCH -> "go on watching";
                    case HOTFIX ->
                        "hotfix"
                                + state.hotfixUntil()
                                        .map(until -> " until " + Times.show(until))
                                        .orElse("");
                };
        return DECISION + name(state) + what + ", decided by " + resolution.maker() + because(resolution.reason());
    }

    static String extended(RollbackState state) {
        HealthState.Extension extension = state.health().extension().orElseThrow();
        return automation(
                state,
                "extension of the health window",
                "by " + extension.by() + " until " + Times.show(state.health().endsAt()) + because(extension.reason()));
    }

    static String hotfixDone(RollbackState state, RollbackEvent.HotfixDone done) {
        return automation(
                state,
                "hotfix",
                "by " + done.by().id() + because(done.what()) + "; a new health window runs until "
                        + Times.show(state.health().endsAt()));
    }

    static String started(RollbackState state, String target) {
        Level level = state.request().level();
        return DECISION + name(state) + "rolling back to " + target + ", level " + level.word() + ", expected within "
                + time(level.atMost());
    }

    static String late(RollbackState state) {
        return ALERT + name(state) + "the rollback runs longer than the "
                + time(state.request().level().atMost()) + " expected for the level "
                + state.request().level().word();
    }

    static String interrupted(RollbackState state) {
        return ALERT + name(state) + "a restart interrupted the rollback to "
                + state.execution().orElseThrow().target() + "; whether it ran is unknown, and it is not repeated";
    }

    static String finished(RollbackState state, RollbackResult result) {
        String recovery = result.recovery()
                .map(r -> " Recovered in " + time(r.taken()) + (r.late() ? ", later than the " : ", of at most ")
                        + time(r.level().atMost()) + " expected.")
                .orElse("");
        String text = result.outcome() + ": " + result.sentence() + recovery;
        return switch (result.outcome()) {
            case HEALTHY -> automation(state, "health watch", text);
            case ROLLED_BACK -> automation(state, "rollback", text);
            case RECORDED, KEPT -> DECISION + name(state) + text;
            case REFUSED, INCONCLUSIVE, UNDECIDED, ABORTED -> ALERT + name(state) + text;
            case ROLLBACK_FAILED, UNKNOWN -> "[ERROR] " + name(state) + text;
        };
    }

    /** After a rollback that brought nothing good back: with the original cause, for who reads nothing but this. */
    static String escalated(RollbackState state) {
        String environment = state.request().subject().environment();
        return ALERT
                + name(state)
                + withCause(
                        Severity.CRITICAL.word() + " severity: what runs in " + environment
                                + " is not known to be good, and nothing more happens by itself. Act by hand now.",
                        state.trigger());
    }

    /** What is left to do after the watch; empty if nothing is. */
    static Optional<String> followUp(RollbackState state, RollbackResult result) {
        String release = state.request().subject().release();
        return switch (result.outcome()) {
            case HEALTHY, ABORTED -> Optional.empty();
            case RECORDED ->
                Optional.of("Correct in the release after " + release + ": "
                        + state.recorded().stream().map(Trigger::explanation).collect(Collectors.joining("; ")));
            default -> Optional.of("Find out and correct what happened to " + release + ". " + result.sentence());
        };
    }

    /** The sentence, with the original cause after it if there is one. */
    static String withCause(String sentence, Optional<Trigger> cause) {
        return cause.map(trigger -> ended(sentence) + " Original cause: " + ended(trigger.explanation()))
                .orElseGet(() -> ended(sentence));
    }

    private static String ended(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    static String because(String reason) {
        return reason.isBlank() ? "" : ": " + reason;
    }

    /** A duration as people write it, for example {@code 1 h 30 min}. */
    static String time(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return duration.toSeconds() + " s";
        }
        long hours = duration.toHours();
        int minutes = duration.toMinutesPart();
        if (hours == 0) {
            return minutes + " min";
        }
        return hours + " h" + (minutes == 0 ? "" : " " + minutes + " min");
    }

    private static String choices(Question question) {
        return question.choices().stream()
                .map(choice -> switch (choice) {
                    case ROLLBACK -> "roll back";
                    case HOTFIX -> "hotfix";
                    case KEEP -> "keep the release";
                    case WATCH -> "go on watching";
                })
                .collect(Collectors.joining(", or ", "", "?"));
    }

    /** {@code [AUTOMATION] … executed: …}, as the contract of announcements has it. */
    private static String automation(RollbackState state, String what, String result) {
        return "[AUTOMATION] " + what + " of " + state.request().subject().release() + " executed: " + result;
    }

    private static String name(RollbackState state) {
        return state.request().subject().release() + ": ";
    }
}
