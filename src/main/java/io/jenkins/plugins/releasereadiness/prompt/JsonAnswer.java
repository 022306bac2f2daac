package io.jenkins.plugins.releasereadiness.prompt;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.io.IOException;
import java.util.Map;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * An answer to a program.
 *
 * @param status HTTP status
 * @param tree a JSON object
 */
public record JsonAnswer(int status, Map<String, ?> tree) implements HttpResponse {
    /** Whether a person with a browser asks, and not a program. */
    public static boolean wantsHtml(StaplerRequest2 request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    @Override
    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, @CheckForNull Object node)
            throws IOException {
        rsp.setStatus(status);
        rsp.setContentType("application/json;charset=UTF-8");
        rsp.getWriter().write(Json.compact(tree));
    }
}
