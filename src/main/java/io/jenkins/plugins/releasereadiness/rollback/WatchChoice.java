package io.jenkins.plugins.releasereadiness.rollback;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.security.ACL;
import io.jenkins.plugins.releasereadiness.approval.ApprovalPermissions;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.rollback.Question.Choice;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackEvent;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackEvent.Actor;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackPhase;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackRefusal;
import io.jenkins.plugins.releasereadiness.engine.yaml.Durations;
import io.jenkins.plugins.releasereadiness.prompt.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** What somebody wants with a watch: made of who acts, which is never typed, and of what was filled in. */
final class WatchChoice {
    /** What is chosen. */
    static final String CHOICE = "choice";
    /** Why. */
    static final String REASON = "reason";
    /** Time for the hotfix. */
    static final String HOTFIX_WITHIN = "hotfixWithin";
    /** Whether going back in spite of steps that cannot be undone is confirmed. */
    static final String CONFIRMED = "confirmed";

    private WatchChoice() {}

    /** What is chosen, by the name above. */
    static Choice chosen(Map<String, ?> values) {
        String word = text(values, CHOICE);
        if (word.isEmpty()) {
            throw Refused.badRequest("Say what you choose: give '" + CHOICE
                    + "' one of the values that the prompt and the" + " page show.");
        }
        try {
            return Words.reader(Choice.class).apply(word);
        } catch (IllegalArgumentException e) {
            throw Refused.badRequest(e.getMessage());
        }
    }

    /**
     * What happens if who acts in this thread makes the choice.
     *
     * @throws Refused if a value makes no sense
     */
    static RollbackEvent event(Watch watch, Choice choice, Map<String, ?> values) {
        boolean unasked = choice == Choice.KEEP && watch.state().phase() != RollbackPhase.ASKING;
        Actor actor = actor(watch);
        boolean permitted = actor.permitted()
                && (!unasked || ApprovalPermissions.mayOverride(watch.run(), Jenkins.getAuthentication2()));
        return new RollbackEvent.Decide(
                new Actor(actor.id(), permitted),
                choice,
                text(values, REASON),
                duration(text(values, HOTFIX_WITHIN)),
                flag(values, CONFIRMED));
    }

    /**
     * Lets who acts in this thread make the choice.
     *
     * @throws Refused if it is not taken
     */
    static void make(Watch watch, Choice choice, Map<String, ?> values) throws IOException {
        // Nothing may happen to the watch between the look at what is asked and the decision.
        synchronized (watch) {
            apply(watch, event(watch, choice, values));
        }
    }

    /**
     * @throws Refused if it changed nothing
     */
    static void apply(Watch watch, RollbackEvent event) throws IOException {
        Optional<RollbackRefusal> refusal = watch.apply(event);
        if (refusal.isPresent()) {
            throw refused(refusal.get());
        }
    }

    static Refused refused(RollbackRefusal refusal) {
        int status =
                switch (refusal.reason()) {
                    case ANONYMOUS, NOT_PERMITTED -> HttpServletResponse.SC_FORBIDDEN;
                    case NOT_NOW, ALREADY_EXTENDED -> HttpServletResponse.SC_CONFLICT;
                    case REASON_MISSING, NOT_CONFIRMED, BAD_DURATION -> HttpServletResponse.SC_BAD_REQUEST;
                };
        return new Refused(status, Words.of(refusal.reason()), refusal.sentence());
    }

    /** Only what Jenkins authenticated counts. */
    static Actor actor(Watch watch) {
        Authentication who = Jenkins.getAuthentication2();
        boolean nobody = ACL.isAnonymous2(who) || who.equals(ACL.SYSTEM2);
        return new Actor(nobody ? "" : who.getName(), watch.run().hasPermission(Item.BUILD));
    }

    static Optional<Duration> duration(@CheckForNull String text) {
        String given = Util.fixEmptyAndTrim(text);
        if (given == null) {
            return Optional.empty();
        }
        return Optional.of(
                Durations.parse(given).orElseThrow(() -> Refused.badRequest(Messages.RollbackPage_noDuration())));
    }

    private static boolean flag(Map<String, ?> values, String name) {
        String value = text(values, name);
        return value.equals("true") || value.equals("on");
    }

    private static String text(Map<String, ?> values, String name) {
        Object value = values.get(name);
        return value == null ? "" : value.toString().strip();
    }
}
