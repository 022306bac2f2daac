package io.jenkins.plugins.releasereadiness.prompt;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Failure;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * An answer to a question that was not taken, as the answer to the request that brought it: a page for people, for programs
 * {@code {"reason": …, "message": …}} with a status of its own kind.
 */
public final class Refused extends HttpResponses.HttpResponseException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    /**
     * @param status HTTP status for programs
     * @param reason why, as a word for programs
     * @param message why, for people, and what to do
     */
    public Refused(int status, String reason, String message) {
        super(message);
        this.status = status;
        this.reason = reason;
    }

    /** For what is wrong with the request itself. */
    public static Refused badRequest(String message) {
        return new Refused(HttpServletResponse.SC_BAD_REQUEST, "bad-request", message);
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
