package io.jenkins.plugins.releasereadiness.rollback;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.console.HyperlinkNote;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.rollback.GuardFacts;
import io.jenkins.plugins.releasereadiness.engine.rollback.ProbeResult;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackRequest;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackState;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.CollectRequest;
import io.jenkins.plugins.releasereadiness.record.CollectedEvidence;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import io.jenkins.plugins.releasereadiness.record.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Where a watch runs: the build, the log, the workspace if there is one. Made anew after a restart; never stored. */
final class WatchScene {
    private static final String ACTOR = "system:rollbackOnSeverity";

    private final StepContext context;
    private final RollbackSettings settings;
    private final Run<?, ?> run;
    private final FlowNode node;
    private final TaskListener listener;
    private final BuildRecord record;
    private final HealthLook look;
    private final boolean onAgent;
    private final Secrets secrets;

    private WatchScene(StepContext context, RollbackSettings settings) throws IOException, InterruptedException {
        this.context = context;
        this.settings = settings;
        run = context.get(Run.class);
        node = context.get(FlowNode.class);
        listener = context.get(TaskListener.class);
        record = ReleaseRecords.of(run);
        look = new HealthLook(record, Clock.systemUTC());
        onAgent = context.get(FilePath.class) != null;
        secrets = Secrets.of(context);
    }

    static WatchScene of(StepContext context, RollbackSettings settings) throws IOException, InterruptedException {
        return new WatchScene(context, settings);
    }

    Run<?, ?> run() {
        return run;
    }

    TaskListener listener() {
        return listener;
    }

    FlowNode node() {
        return node;
    }

    String scrub(String text) {
        return secrets.scrub(text);
    }

    Watch watch(Watch.Host host) {
        WatchFile file = new WatchFile(ReleaseRecords.folder(run).resolve("rollback-" + node.getId() + ".json"));
        return new Watch(run, node.getId(), file, new WatchJournal(record, listener), host, Clock.systemUTC());
    }

    /**
     * @param policy the policy that holds for the build
     */
    void begin(Watch watch, Policy policy) throws IOException {
        WatchRules rules = settings.rules(policy.rollback(), policy.sources());
        RollbackRequest.Subject subject = new RollbackRequest.Subject(
                node.getId(),
                recorded().release().title(),
                run.getFullDisplayName(),
                settings.environment(),
                Instant.now());
        RollbackRequest request = settings.request(
                policy.rollback(), subject, rules, settings.finding().in(recorded()));
        vouch();
        watch.start(request, rules);
    }

    /** What the pipeline vouches for is on record before anything relies on it. */
    private void vouch() throws IOException {
        if (settings.previousApproval() != null) {
            String version = settings.previousVersion() == null ? "the previous version" : settings.previousVersion();
            record.write(
                    listener,
                    writer -> writer.note(
                            ACTOR,
                            "The pipeline says that " + version + " was approved and can be deployed: "
                                    + settings.previousApproval()));
        }
    }

    /** Looks once; what is news goes into the record with its evidence. */
    ProbeResult look(RollbackState state, WatchRules rules) throws IOException, InterruptedException {
        List<Source> sources =
                rules.sources().stream().filter(source -> !source.probe()).toList();
        if (sources.isEmpty() || !onAgent) {
            return judge(state, rules, List.of());
        }
        FilePath workspace = context.get(FilePath.class);
        Launcher launcher = context.get(Launcher.class);
        if (workspace == null || launcher == null) {
            return judge(
                    state,
                    rules,
                    sources.stream()
                            .map(source -> Evidence.missing(source.id(), "the agent is not connected"))
                            .toList());
        }
        List<ProbeResult> judged = new ArrayList<>();
        CollectedEvidence collected =
                record.collect(CollectRequest.of(sources), workspace, launcher, listener, secrets, evidence -> {
                    ProbeResult result = judge(state, rules, evidence);
                    judged.add(result);
                    return state.health().last().filter(result::sameKind).isEmpty();
                });
        if (!collected.copies().isEmpty()) {
            record.write(listener, writer -> {
                for (Evidence piece : collected.evidence()) {
                    writer.evidence(ACTOR, piece, collected.copiesOf(piece));
                }
            });
        }
        return judged.get(0);
    }

    private ProbeResult judge(RollbackState state, WatchRules rules, List<Evidence> files) {
        Map<String, Evidence> read = new LinkedHashMap<>();
        files.forEach(piece -> read.put(piece.source(), piece));
        try {
            ProbeResult seen = look.look(state.request(), rules, read);
            return new ProbeResult(seen.degraded(), seen.measured(), scrub(seen.explanation()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GuardFacts facts(RollbackState state) throws IOException {
        Optional<String> version =
                Optional.ofNullable(settings.previousVersion()).or(() -> previous());
        return new PreviousReleases(run, state.request().subject()).facts(version, settings.previousApproval() != null);
    }

    private Optional<String> previous() {
        try {
            return recorded().release().previousVersion();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void linkToPage() {
        listener.getLogger().println(HyperlinkNote.encodeTo("/" + run.getUrl() + RollbackPage.URL, "Decide here"));
    }

    private ReleaseRecord recorded() throws IOException {
        return record.record().orElseThrow(() -> new AbortException("the release record is gone"));
    }
}
