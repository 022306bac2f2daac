package io.jenkins.plugins.releasereadiness.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.HttpResponses;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEffect;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalStep;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.RunAction2;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.DoNotUse;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.GET;

/** The approvals that a build asked for. */
@ExportedBean
public final class ReleaseApprovalAction implements RunAction2 {
    static final String URL = "release-approval";

    private final CopyOnWriteArrayList<String> ids = new CopyOnWriteArrayList<>();
    private transient Run<?, ?> run;
    private transient Map<String, Approval> approvals;

    private ReleaseApprovalAction() {}

    /** The approvals of a build; made if there are none yet. */
    static ReleaseApprovalAction of(Run<?, ?> run) {
        // One lock for all builds: it is held for the blink in which an action is added.
        synchronized (ReleaseApprovalAction.class) {
            ReleaseApprovalAction found = run.getAction(ReleaseApprovalAction.class);
            if (found == null) {
                found = new ReleaseApprovalAction();
                run.addAction(found);
            }
            return found;
        }
    }

    /** The build. */
    public Run<?, ?> getRun() {
        return run;
    }

    /** All approvals in the order in which they were asked for. */
    public List<Approval> approvals() throws IOException {
        try {
            return ids.stream().flatMap(id -> open(id).stream()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The pages of the approvals, in the order in which they were asked for. */
    @Exported
    public List<ApprovalPage> getPages() throws IOException {
        return approvals().stream().map(ApprovalPage::new).toList();
    }

    /** The page of the approval with the id {@code token}; null if there is none. */
    @CheckForNull
    public ApprovalPage getDynamic(String token) throws IOException {
        return approval(token).map(ApprovalPage::new).orElse(null);
    }

    public Api getApi() {
        run.checkPermission(Item.READ);
        return new Api(this);
    }

    /** A build with one approval shows that. */
    @GET
    @Restricted(DoNotUse.class)
    public HttpResponse doIndex() throws IOException {
        run.checkPermission(Item.READ);
        List<Approval> all = approvals();
        return all.size() == 1 ? new HttpRedirect(all.get(0).id() + '/') : HttpResponses.forwardToView(this, "list");
    }

    /** The approval with this id. */
    public Optional<Approval> approval(String id) throws IOException {
        try {
            return ids.contains(id) ? open(id) : Optional.empty();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Adds an approval that was just asked for; it is on disk when this returns, and told when it is attached.
     *
     * @param id unique in the build and fit for a URL and a file name
     */
    synchronized Approval add(String id, ApprovalStep asked, Map<String, Object> shown) throws IOException {
        List<ApprovalEffect> effects = asked.effects().stream()
                .map(effect -> Approval.complete(effect, shown))
                .toList();
        file(id).write(new ApprovalFile.Content(asked.state(), shown, effects));
        if (ids.addIfAbsent(id)) {
            run.save();
        }
        return open(id).orElseThrow();
    }

    private synchronized Optional<Approval> open(String id) {
        if (approvals == null) {
            approvals = new HashMap<>();
        }
        return Optional.ofNullable(approvals.computeIfAbsent(id, this::load));
    }

    @CheckForNull
    private Approval load(String id) {
        try {
            BuildRecord record = ReleaseRecords.of(run);
            ApprovalJournal journal = new ApprovalJournal(record, document(id));
            return file(id).read()
                    .map(content -> new Approval(record, id, file(id), content, journal))
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first approval of a build has the name that the contract gives; further ones count on. */
    private String document(String id) {
        int number =
                ids.stream().filter(other -> !GateQuestion.asks(other)).toList().indexOf(id) + 1;
        return number == 1 ? "production-approval.json" : "production-approval-" + number + ".json";
    }

    private ApprovalFile file(String id) {
        return new ApprovalFile(ReleaseRecords.folder(run).resolve("approval-" + id + ".json"));
    }

    @Override
    public void onAttached(Run<?, ?> r) {
        run = r;
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        run = r;
    }

    @Override
    @CheckForNull
    public String getIconFileName() {
        return ids.isEmpty() ? null : "symbol-ribbon";
    }

    @Override
    public String getDisplayName() {
        return Messages.ReleaseApprovalAction_displayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }
}
