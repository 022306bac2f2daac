package io.jenkins.plugins.releasereadiness.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyException;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.report.HtmlModel;
import io.jenkins.plugins.releasereadiness.engine.score.Blocker;
import io.jenkins.plugins.releasereadiness.engine.score.DebtResult;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.RecordSummary;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the release record of a build tells an approver. */
public final class EvidenceView {
    private final Optional<RecordSummary> summary;
    private final Optional<ReleaseRecord> record;
    private final Optional<Scorecard> scorecard;
    private final Optional<PolicySnapshot> policy;

    private EvidenceView(Optional<RecordSummary> summary, Optional<ReleaseRecord> record) {
        this.summary = summary;
        this.record = record;
        this.scorecard = record.flatMap(ReleaseRecord::scorecard);
        this.policy = record.flatMap(ReleaseRecord::policy);
    }

    static EvidenceView of(Run<?, ?> run) throws IOException {
        Optional<BuildRecord> found = ReleaseRecords.find(run);
        Optional<ReleaseRecord> record =
                found.isEmpty() ? Optional.empty() : found.get().record();
        return new EvidenceView(
                Optional.ofNullable(run.getAction(ReleaseRecordAction.class)).flatMap(ReleaseRecordAction::summary),
                record);
    }

    /** Recommendation, scores and gates; null if there are none. */
    @CheckForNull
    public RecordSummary getSummary() {
        return summary.orElse(null);
    }

    /** Whether anything was scored. */
    public boolean isScored() {
        return scorecard.isPresent();
    }

    /** What the comparison with the last approved release is shown from; null if nothing is recorded. */
    @CheckForNull
    public HtmlModel getModel() {
        return record.map(HtmlModel::new).orElse(null);
    }

    /** What is open, the worst first. */
    public List<Blocker> getBlockers() {
        return scorecard.map(Scorecard::blockers).orElse(List.of());
    }

    public List<DebtResult> getDebt() {
        return scorecard.map(Scorecard::debt).orElse(List.of());
    }

    /** How to go back, step by step; empty if the policy does not say. */
    public List<String> getRollbackSteps() {
        return plan().map(RollbackPolicy.Plan::steps).orElse(List.of());
    }

    /** What going back cannot undo. */
    public List<String> getIrreversible() {
        return plan().map(RollbackPolicy.Plan::irreversible).orElse(List.of());
    }

    private Optional<RollbackPolicy.Plan> plan() {
        if (policy.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    PolicyLoader.restore(policy.get().name(), policy.get().document())
                            .policy()
                            .rollback()
                            .plan());
        } catch (PolicyException e) {
            // A page about a record of another time shows what it can.
            return Optional.empty();
        }
    }
}
