package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import java.util.LinkedHashMap;
import java.util.Map;

/** Documents of what need not happen in every release: where it did not, they say so, so that nobody looks for more. */
enum AbsentDocument {
    STAGING_DEPLOYMENT(
            "staging-deployment-report.json",
            "No deployment report of staging was collected: the policy has no source of this format whose id begins with"
                    + " staging, or no step came to read it."),
    STAGING_VALIDATION("staging-validation-results.json", "No gate of phase staging was checked."),
    ACCEPTANCE(
            "uat-confirmation.json",
            "No user acceptance was confirmed: the policy has no such question, or no gate of phase staging was checked."),
    APPROVAL("production-approval.json", "Nobody was asked for approval."),
    PRODUCTION_DEPLOYMENT(
            "production-deployment-report.json",
            "No deployment report of production was collected: the policy has no source of this format whose id begins"
                    + " with production, or no step came to read it."),
    PRODUCTION_VALIDATION("post-deployment-validation.json", "No gate of phase production was checked."),
    HEALTH("deployment-health-log.md", "No deployment was watched."),
    ROLLBACK("rollback-decision.json", "No deployment was watched, so there was nothing to decide.");

    private final String path;
    private final String why;

    AbsentDocument(String path, String why) {
        this.path = path;
        this.why = why;
    }

    String path() {
        return path;
    }

    String why() {
        return why;
    }

    Document document(Release release) {
        if (path.endsWith(".md")) {
            return new Document(
                    path,
                    new Markdown()
                            .heading(1, "Deployment health log: " + release.title())
                            .paragraph(why)
                            .toString());
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("release", release.encode());
        tree.put("state", EvidenceState.MISSING.word());
        tree.put("why", why);
        return new Document(path, Json.pretty(tree));
    }
}
