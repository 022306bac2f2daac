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
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import io.jenkins.plugins.releasereadiness.record.Secrets;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Where a watch runs: the build, the log, the workspace if there is one. Made anew after a restart; never stored. */
final class WatchScene {
    private static final String FOLDER = "release-readiness";

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
        WatchFile file =
                new WatchFile(run.getRootDir().toPath().resolve(FOLDER).resolve("rollback-" + node.getId() + ".json"));
        return new Watch(run, node.getId(), file, new WatchJournal(record, listener), host, Clock.systemUTC());
    }

    void begin(Watch watch) throws IOException {
        Policy policy = WatchedRelease.policy(record, settings, listener);
        WatchRules rules = settings.rules(policy.rollback(), policy.sources());
        RollbackRequest.Subject subject = new RollbackRequest.Subject(
                node.getId(),
                recorded().release().title(),
                run.getFullDisplayName(),
                settings.environment(),
                Instant.now());
        WatchedRelease.vouch(record, settings, listener);
        watch.start(settings.request(policy.rollback(), subject, rules), rules);
    }

    ProbeResult look(RollbackRequest request, WatchRules rules) throws IOException, InterruptedException {
        ProbeResult seen = look.look(request, rules, files(rules));
        return new ProbeResult(seen.degraded(), seen.measured(), scrub(seen.explanation()));
    }

    /** Evidence read again just now; nothing where the step runs without an agent. */
    private Map<String, Evidence> files(WatchRules rules) throws IOException, InterruptedException {
        List<Source> sources =
                rules.sources().stream().filter(source -> !source.probe()).toList();
        Map<String, Evidence> read = new LinkedHashMap<>();
        if (sources.isEmpty() || !onAgent) {
            return read;
        }
        FilePath workspace = context.get(FilePath.class);
        Launcher launcher = context.get(Launcher.class);
        if (workspace == null || launcher == null) {
            sources.forEach(
                    source -> read.put(source.id(), Evidence.missing(source.id(), "the agent is not connected")));
            return read;
        }
        record.collect(CollectRequest.of(sources), workspace, launcher, listener, secrets)
                .evidence()
                .forEach(piece -> read.put(piece.source(), piece));
        return read;
    }

    GuardFacts facts(RollbackState state) throws IOException {
        Optional<String> version =
                Optional.ofNullable(settings.previousVersion()).or(() -> previous());
        return new PreviousReleases(run).facts(version, settings.previousApproval() != null, state);
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
