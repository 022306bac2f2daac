package io.jenkins.plugins.releasereadiness.approval;

import io.jenkins.plugins.releasereadiness.engine.approval.Refusal;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.prompt.Refused;
import jakarta.servlet.http.HttpServletResponse;

/** Votes that were not taken, as answers to the requests that brought them. */
final class Refusals {
    private Refusals() {}

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

    /** For an approval whose build does not wait for it. */
    static Refused notWaiting() {
        return new Refused(
                HttpServletResponse.SC_CONFLICT,
                "not-waiting",
                "The build does not wait for this approval, or is just being loaded after a restart. Reload the page and"
                        + " look again.");
    }
}
