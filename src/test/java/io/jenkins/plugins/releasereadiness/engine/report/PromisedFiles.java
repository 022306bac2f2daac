package io.jenkins.plugins.releasereadiness.engine.report;

import java.util.List;
import java.util.stream.Stream;

/** The names of the files of a bundle as the specification promises them: part of the contract, so written out here. */
public final class PromisedFiles {
    /** All but the attestations, which are optional. */
    public static final List<String> WITHOUT_SIGNATURE = List.of(
            "ledger.jsonl",
            "bundle.json",
            "production-readiness-report.json",
            "production-readiness-report.md",
            "production-readiness-report.html",
            "deployment-readiness-checklist.json",
            "deployment-checklist.md",
            "production-monitoring-plan.md",
            "rollback-procedures.md",
            "release-manifest.md",
            "release-notes.md",
            "staging-deployment-report.json",
            "staging-validation-results.json",
            "uat-confirmation.json",
            "production-approval.json",
            "production-deployment-report.json",
            "post-deployment-validation.json",
            "deployment-health-log.md",
            "deployment-communications.md",
            "rollback-decision.json",
            "DEPLOYMENT-REPORT.md",
            "retrospective-inputs.json");

    /** Those of a signed bundle. */
    public static final List<String> ALL = Stream.concat(
                    WITHOUT_SIGNATURE.stream(), Stream.of("attestation.dsse.json", "attestation-vsa.dsse.json"))
            .toList();

    private PromisedFiles() {}
}
