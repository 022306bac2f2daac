package io.jenkins.plugins.releasereadiness.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Failure;
import io.jenkins.plugins.releasereadiness.engine.approval.Refusal;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * A vote that was not taken, as the answer to the request that brought it: a page for people, for programs
 * {@code {"reason": …, "message": …}} with a status of its own kind.
 */
public final class Refused extends HttpResponses.HttpResponseException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    private Refused(int status, String reason, String message) {
        super(message);
        this.status = status;
        this.reason = reason;
    }

    static Refused of(Refusal refusal) {
        int status =
                switch (refusal.reason()) {
                    case ANONYMOUS, NOT_AN_APPROVER, STARTER, AUTHOR, POLICY_EDITOR, NO_PERMISSION ->
                        HttpServletResponse.SC_FORBIDDEN;
                    case ALREADY_DECIDED, EVIDENCE_CHANGED, STALE_VERSION, NOTHING_TO_WITHDRAW ->
                        HttpServletResponse.SC_CONFLICT;
                    case REASON_TOO_SHORT, REASON_TOO_LONG, NOT_ACKNOWLEDGED -> HttpServletResponse.SC_BAD_REQUEST;
                };
        return new Refused(status, Words.of(refusal.reason()), refusal.sentence());
    }

    /** For what is wrong with the request itself. */
    static Refused badRequest(String message) {
        return new Refused(HttpServletResponse.SC_BAD_REQUEST, "bad-request", message);
    }

    /** For an approval whose build does not wait for it. */
    static Refused notWaiting() {
        return new Refused(
                HttpServletResponse.SC_CONFLICT,
                "not-waiting",
                "The build does not wait for this approval, or is just being loaded after a restart. Reload the page and"
                        + " look again.");
    }

    /** Why, as a word for programs. */
    public String reason() {
        return reason;
    }

    @Override
    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, @CheckForNull Object node)
            throws IOException, ServletException {
        if (JsonAnswer.wantsHtml(req)) {
            new Failure(getMessage()).generateResponse(req, rsp, node, null);
            return;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("reason", reason);
        answer.put("message", getMessage());
        new JsonAnswer(status, answer).generateResponse(req, rsp, node);
    }
}
