package io.jenkins.plugins.releasereadiness.prompt;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import jakarta.servlet.ServletException;
import java.util.HashMap;
import java.util.Map;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/** What was filled in on a prompt, as the request that brings the click tells. */
final class SubmittedForm {
    private SubmittedForm() {}

    /**
     * The values by name.
     *
     * @param request null where the click came from elsewhere than the web
     */
    static Map<String, String> of(@CheckForNull StaplerRequest2 request) {
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
