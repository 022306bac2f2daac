package io.jenkins.plugins.releasereadiness.ui;

import hudson.Functions;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.report.Tones;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.RecordPermissions;
import io.jenkins.plugins.releasereadiness.record.RecordSummary;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import io.jenkins.plugins.releasereadiness.record.SignedWords;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jenkins.management.Badge;
import jenkins.model.Jenkins;
import jenkins.model.Tab;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;

/**
 * The release record of a build as a page: the summary on the classic and on the experimental build page, the detail page
 * {@code release-readiness/}, and REST. What the build page shows comes from the stored summary; only the detail page
 * and its REST read the ledger.
 */
@ExportedBean
public final class ReleasePage extends Tab implements StaplerProxy {
    /** Name of the page below a build. */
    public static final String URL_NAME = "release-readiness";

    private final ReleaseRecordAction action;

    ReleasePage(Run<?, ?> run, ReleaseRecordAction action) {
        super(run);
        this.action = action;
    }

    @Override
    public Object getTarget() {
        run().checkPermission(Item.READ);
        return this;
    }

    @Override
    public String getIconFileName() {
        return "symbol-ribbon";
    }

    @Override
    public String getDisplayName() {
        return Messages.ReleasePage_displayName();
    }

    @Override
    public String getUrlName() {
        return URL_NAME;
    }

    /** The recommendation beside the tab, unless it is READY. */
    @Override
    public Badge getBadge() {
        return action.summary()
                .filter(summary -> !SummaryLine.tone(summary).equals(Tones.GOOD))
                .filter(summary -> !summary.recommendation().isEmpty())
                .map(summary -> new Badge(
                        String.valueOf(summary.blockers()),
                        Messages.ReleasePage_badge(summary.blockers()),
                        SummaryLine.tone(summary).equals(Tones.BAD) ? Badge.Severity.DANGER : Badge.Severity.WARNING))
                .orElse(null);
    }

    /** The build. */
    @Restricted(NoExternalUse.class)
    public Run<?, ?> run() {
        return (Run<?, ?>) getObject();
    }

    /** The lines of the summary; none until something is recorded. */
    @Restricted(NoExternalUse.class)
    public List<SummaryLine> lines() {
        return action.summary().map(SummaryLine::of).orElse(List.of());
    }

    /** Product and version. */
    @Exported
    public String getRelease() {
        return summary(RecordSummary::release);
    }

    /** READY, NEEDS WORK or BLOCKED; null without a scorecard. */
    @Exported
    public String getRecommendation() {
        return summary(RecordSummary::recommendation);
    }

    /** Verified score in per cent. */
    @Exported
    public String getScore() {
        return summary(RecordSummary::score);
    }

    /** Lowest score in per cent, the one that counts. */
    @Exported
    public String getScoreLow() {
        return summary(RecordSummary::scoreLow);
    }

    /** Highest score in per cent that open questions may still give. */
    @Exported
    public String getScoreHigh() {
        return summary(RecordSummary::scoreHigh);
    }

    /** Outcome of the approval; null if nobody was asked. */
    @Exported
    public String getApproval() {
        return summary(RecordSummary::approval);
    }

    /** Outcome of the watch over the deployment; null if there is none. */
    @Exported
    public String getRollback() {
        return summary(RecordSummary::rollback);
    }

    /** The whole record as REST; it is not part of what the build's own REST exports. */
    public Api getApi() throws IOException {
        run().checkPermission(Item.READ);
        return new Api(new ReleaseExport(record(), mayReadEvidence()));
    }

    /** The report of the bundle as a page. */
    public ReportPage getReport() throws IOException {
        return new ReportPage(run(), record(), mayReadEvidence());
    }

    /**
     * What the detail page shows.
     *
     * @param show name of the filter on questions; null for all
     */
    @Restricted(NoExternalUse.class)
    public RecordView view(String show) throws IOException {
        return new RecordView(action, record(), Filter.ofWord(show), mayReadEvidence());
    }

    /** What whoever looks may say themselves. */
    @Restricted(NoExternalUse.class)
    public SignedView signed() throws IOException {
        return SignedView.of(ReleaseRecords.find(run()));
    }

    /** Answers a question, signed. Parameters: {@code question, answer, reason, link, expires}. */
    @RequirePOST
    public HttpResponse doAttest(
            @QueryParameter String question,
            @QueryParameter String answer,
            @QueryParameter String reason,
            @QueryParameter String link,
            @QueryParameter String expires)
            throws IOException {
        run().checkPermission(RecordPermissions.ATTEST);
        words().attest(question, answer, reason, link, expires);
        return HttpResponses.redirectToDot();
    }

    /** Confirms a waiver that names the caller as the second person. Parameter: {@code waiver}, its digest. */
    @RequirePOST
    public HttpResponse doConfirmWaiver(@QueryParameter String waiver) throws IOException {
        run().checkPermission(RecordPermissions.ATTEST);
        words().confirm(waiver);
        return HttpResponses.redirectToDot();
    }

    private SignedWords words() {
        return new SignedWords(
                ReleaseRecords.find(run()).orElseThrow(HttpResponses::notFound),
                Jenkins.getAuthentication2(),
                Instant.now());
    }

    private Optional<ReleaseRecord> record() throws IOException {
        Optional<BuildRecord> found = ReleaseRecords.find(run());
        return found.isPresent() ? found.get().record() : Optional.empty();
    }

    private boolean mayReadEvidence() {
        return !Functions.isArtifactsPermissionEnabled() || run().hasPermission(Run.ARTIFACTS);
    }

    private String summary(Function<RecordSummary, String> part) {
        return action.summary().map(part).filter(text -> !text.isEmpty()).orElse(null);
    }
}
