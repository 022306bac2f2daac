package io.jenkins.plugins.releasereadiness.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEvent;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.Vote;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/** A vote that came by a click on the prompt: made of who clicks and what was filled in. */
final class PromptVote {
    static final String REASON = "reason";
    static final String EVIDENCE = "evidence";
    static final String ACKNOWLEDGE = "acknowledge";

    private PromptVote() {}

    /**
     * Refuses an approval that {@link Approval#apply} would refuse.
     *
     * @throws Refused if so
     */
    static void refuseEarly(Approval approval) {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        if (request == null) {
            return;
        }
        try {
            approval.refusal(cast(approval, Vote.Choice.APPROVE, submitted(request)))
                    .ifPresent(refusal -> {
                        throw Refused.of(refusal);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The vote of who clicks now. */
    static ApprovalEvent.Cast cast(Approval approval, Vote.Choice choice, Map<String, ?> values) {
        Run<?, ?> run = approval.run();
        Voter voter = Identity.current(run);
        return new ApprovalEvent.Cast(
                voter,
                choice,
                text(values.get(REASON)),
                "true".equals(text(values.get(ACKNOWLEDGE))),
                choice == Vote.Choice.APPROVE
                        ? seen(approval.state(), text(values.get(EVIDENCE)))
                        : approval.state().binding(),
                OptionalLong.empty());
    }

    /**
     * The digests that a fingerprint stands for.
     *
     * @throws Refused if there is no fingerprint
     */
    static Map<String, String> seen(ApprovalState state, String fingerprint) {
        if (fingerprint.isEmpty()) {
            throw Refused.badRequest(
                    "Say what you looked at: give '" + EVIDENCE + "' the value that the prompt shows.");
        }
        return fingerprint.equals(Fingerprint.of(state.binding())) ? state.binding() : Map.of("evidence", fingerprint);
    }

    /** What was filled in, as far as the form of this request tells. */
    static Map<String, String> submitted(@CheckForNull StaplerRequest2 request) {
        Map<String, String> values = new HashMap<>();
        if (request == null) {
            return values;
        }
        try {
            Object parameters = request.getSubmittedForm().opt("parameter");
            for (Object parameter : parameters == null ? new JSONArray() : JSONArray.fromObject(parameters)) {
                if (parameter instanceof JSONObject object) {
                    values.put(object.optString("name"), object.optString("value"));
                }
            }
        } catch (ServletException e) {
            // No form came with the request, as by the prompt's address for programs.
            return values;
        }
        return values;
    }

    private static String text(@CheckForNull Object value) {
        return value == null ? "" : value.toString();
    }
}
