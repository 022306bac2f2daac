package io.jenkins.plugins.releasereadiness.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEvent;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.Vote;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import io.jenkins.plugins.releasereadiness.prompt.Refused;
import java.util.Map;
import java.util.OptionalLong;
import jenkins.model.Jenkins;

/** What somebody wants with an approval: made of who acts, which is never typed, and of what was filled in. */
final class Ballot {
    /** Why. */
    static final String REASON = "reason";
    /** The fingerprint of what the voter looked at. */
    static final String EVIDENCE = "evidence";
    /** Whether the open risks are acknowledged. */
    static final String ACKNOWLEDGE = "acknowledge";
    /** The version of the approval that the voter looked at. */
    static final String VERSION = "version";

    /** What one can do. */
    enum Verb {
        APPROVE,
        REJECT,
        WITHDRAW,
        OVERRIDE
    }

    private Ballot() {}

    /**
     * What happens if who acts in this thread does it.
     *
     * @param values what was filled in, by the names above; what is missing is empty
     * @throws Refused if a value makes no sense
     */
    static ApprovalEvent event(Approval approval, Verb verb, Map<String, ?> values) {
        Voter voter = Identity.current(approval.run());
        return switch (verb) {
            case APPROVE -> cast(voter, Vote.Choice.APPROVE, seen(approval.state(), values), values);
            case REJECT -> cast(voter, Vote.Choice.REJECT, approval.state().binding(), values);
            case WITHDRAW -> new ApprovalEvent.Withdraw(voter, version(values));
            case OVERRIDE ->
                new ApprovalEvent.Override(
                        voter,
                        text(values, REASON),
                        ApprovalPermissions.mayOverride(approval.run(), Jenkins.getAuthentication2()));
        };
    }

    private static ApprovalEvent cast(
            Voter voter, Vote.Choice choice, Map<String, String> seen, Map<String, ?> values) {
        return new ApprovalEvent.Cast(
                voter, choice, text(values, REASON), flag(values, ACKNOWLEDGE), seen, version(values));
    }

    /** The digests that a fingerprint stands for. Who approves must say what; who rejects need not. */
    private static Map<String, String> seen(ApprovalState state, Map<String, ?> values) {
        String fingerprint = text(values, EVIDENCE);
        if (fingerprint.isEmpty()) {
            throw Refused.badRequest(
                    "Say what you looked at: give '" + EVIDENCE + "' the value that the prompt and the page show.");
        }
        return fingerprint.equals(Fingerprint.of(state.binding())) ? state.binding() : Map.of(EVIDENCE, fingerprint);
    }

    private static OptionalLong version(Map<String, ?> values) {
        String number = text(values, VERSION);
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!number.matches("[0-9]{1,15}")) {
            throw Refused.badRequest("'" + VERSION + "' should be the number that the page shows, but is no number.");
        }
        return OptionalLong.of(Long.parseLong(number));
    }

    private static boolean flag(Map<String, ?> values, String name) {
        String value = text(values, name);
        return value.equals("true") || value.equals("on");
    }

    private static String text(Map<String, ?> values, String name) {
        @CheckForNull Object value = values.get(name);
        return value == null ? "" : value.toString().strip();
    }
}
