package io.jenkins.plugins.releasereadiness.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/** A click on the prompt, as the request that brings it tells. */
final class PromptVote {
    private PromptVote() {}

    /**
     * Refuses a click to approve that {@link Approval#apply} would refuse.
     *
     * @throws Refused if so
     */
    static void refuseEarly(Approval approval) {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        if (request == null) {
            return;
        }
        try {
            approval.refusal(Ballot.event(approval, Ballot.Verb.APPROVE, submitted(request)))
                    .ifPresent(refusal -> {
                        throw Refused.of(refusal);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
}
