package io.jenkins.plugins.releasereadiness.approval;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalRequest;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import io.jenkins.plugins.releasereadiness.record.Secrets;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for an approval, or says why there is no point in asking. */
final class ApprovalQuestion {
    private final Run<?, ?> run;
    private final ApprovalSettings settings;
    private final Secrets secrets;

    /**
     * @param secrets what must be neither shown nor recorded
     */
    ApprovalQuestion(Run<?, ?> run, ApprovalSettings settings, Secrets secrets) {
        this.run = run;
        this.settings = settings;
        this.secrets = secrets;
    }

    /**
     * Asks. The approval is on disk when this returns, and told when it is attached.
     *
     * @throws AbortException if nothing may be asked, with the reason for people
     */
    Approval ask(String id) throws IOException {
        ReleaseRecord record = record();
        ApprovalPolicy terms = ApprovalTerms.of(ApprovalPolicies.of(record), settings);
        checkGates(terms, record);
        return Questions.ask(
                run,
                record,
                terms,
                involvement -> new ApprovalRequest.Subject(
                        id, record.release().title(), run.getFullDisplayName(), risks(record, involvement)),
                shown());
    }

    private ReleaseRecord record() throws IOException {
        Optional<BuildRecord> found = ReleaseRecords.find(run);
        Optional<ReleaseRecord> record =
                found.isEmpty() ? Optional.empty() : found.get().record();
        return record.orElseThrow(() -> new AbortException(
                "There is nothing to approve: this build has no release record. Run readinessScore before"
                        + " awaitReleaseApproval."));
    }

    private static void checkGates(ApprovalPolicy terms, ReleaseRecord record) throws AbortException {
        List<String> open = new ArrayList<>();
        for (String id : terms.requiredGates()) {
            GateResult gate = record.gates().get(id);
            if (gate == null) {
                open.add(id + " was not checked");
            } else if (!record.passed(gate)) {
                open.add(id + " is " + gate.outcome().words());
            }
        }
        if (!open.isEmpty()) {
            throw new AbortException("Nobody is asked for approval, for not all required gates have passed: "
                    + String.join("; ", open) + ". Run qualityGate for each of them, and correct what it reports.");
        }
    }

    private List<String> risks(ReleaseRecord record, Involvement involvement) {
        List<String> risks = new ArrayList<>();
        if (record.scorecard().isEmpty()) {
            risks.add("There is no scorecard: nothing was measured.");
        }
        record.scorecard()
                .ifPresent(card -> card.blockers()
                        .forEach(blocker -> risks.add(
                                blocker.severity().word() + ": " + blocker.text() + " (" + blocker.why() + ")")));
        settings.concernLines().stream().map(secrets::scrub).forEach(risks::add);
        risks.addAll(involvement.risks());
        return risks;
    }

    private Map<String, Object> shown() throws AbortException {
        Map<String, Object> shown = new LinkedHashMap<>();
        put(shown, "message", settings.message());
        put(shown, "notes", settings.notes());
        put(shown, "stagingUrl", webAddress(settings.stagingUrl()));
        return secrets.scrub(shown);
    }

    private static void put(Map<String, Object> map, String name, String text) {
        if (!text.isEmpty()) {
            map.put(name, text);
        }
    }

    private static String webAddress(String url) throws AbortException {
        try {
            String scheme = url.isEmpty() ? "https" : URI.create(url).getScheme();
            if ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme)) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for any other text that is no address.
        }
        throw new AbortException("stagingUrl: '" + url + "' is no address that starts with https:// or http://");
    }
}
