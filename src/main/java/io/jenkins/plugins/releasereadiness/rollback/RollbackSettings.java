package io.jenkins.plugins.releasereadiness.rollback;

import hudson.AbortException;
import hudson.Util;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Action;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Decision;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.HealthWindow;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Level;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import io.jenkins.plugins.releasereadiness.engine.rollback.DecisionTable;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackRequest;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackRequest.Finding;
import io.jenkins.plugins.releasereadiness.engine.yaml.Durations;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pipeline says about a watch, as it was written. Kept with the pipeline's program, so a plain class: the program's
 * serialization knows no records. What is empty is taken from the policy.
 */
public final class RollbackSettings implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String PROBE = "probe-";

    private String threshold = Severity.HIGH.word();
    private String healthWindow;
    private String interval;
    private String level;
    private String environment = "production";
    private String previousVersion;
    private String previousApproval;
    private String decideWithin;
    private int failureLimit;
    private int errorLimit;
    private boolean verify = true;
    private ArrayList<String> irreversible = new ArrayList<>();
    private ArrayList<HealthProbe> probes = new ArrayList<>();
    private final PipelineFinding finding = new PipelineFinding();

    /** Mildest severity about which something is done. */
    public String threshold() {
        return threshold;
    }

    /**
     * @throws IllegalArgumentException if there is no such severity
     */
    public void threshold(String word) {
        threshold = Severity.ofWord(Util.fixNull(word).trim()).word();
    }

    /** How long health is watched, for example {@code 30m}; null for what the policy says, as with the others. */
    public String healthWindow() {
        return healthWindow;
    }

    public void healthWindow(String text) {
        healthWindow = duration(text);
    }

    /** Time between two probes. */
    public String interval() {
        return interval;
    }

    public void interval(String text) {
        interval = duration(text);
    }

    /** How much is taken back. */
    public String level() {
        return level;
    }

    /**
     * @throws IllegalArgumentException if there is no such level
     */
    public void level(String word) {
        String given = Util.fixEmptyAndTrim(word);
        level = given == null ? null : Level.ofWord(given).word();
    }

    /** Where it was deployed. */
    public String environment() {
        return environment;
    }

    public void environment(String name) {
        environment = Util.fixNull(name).isBlank() ? "production" : name.trim();
    }

    /** Version to go back to; null for what the release record says. */
    public String previousVersion() {
        return previousVersion;
    }

    public void previousVersion(String version) {
        previousVersion = Util.fixEmptyAndTrim(version);
    }

    /** Where the previous version was approved, if it has no release record of its own; null if it has. */
    public String previousApproval() {
        return previousApproval;
    }

    public void previousApproval(String reference) {
        previousApproval = Util.fixEmptyAndTrim(reference);
    }

    /** Time to decide before it rolls back by itself. */
    public String decideWithin() {
        return decideWithin;
    }

    public void decideWithin(String text) {
        decideWithin = duration(text);
    }

    /** How many probes in a row may fail before it counts; 0 for what the policy says. */
    public int failureLimit() {
        return failureLimit;
    }

    public void failureLimit(int count) {
        failureLimit = Math.max(0, count);
    }

    /** How many probes in a row may be unmeasurable before a person is asked; 0 for what the policy says. */
    public int errorLimit() {
        return errorLimit;
    }

    public void errorLimit(int count) {
        errorLimit = Math.max(0, count);
    }

    /** Whether the probes must be good again after the rollback. */
    public boolean verify() {
        return verify;
    }

    public void verify(boolean verifies) {
        verify = verifies;
    }

    /** Steps of the deployment that cannot be undone, beside those of the policy. */
    public List<String> irreversible() {
        return List.copyOf(irreversible);
    }

    public void irreversible(List<String> steps) {
        irreversible = new ArrayList<>(steps);
    }

    /** Addresses to ask, beside the sources of the policy. */
    public List<HealthProbe> probes() {
        return List.copyOf(probes);
    }

    public void probes(List<HealthProbe> addresses) {
        probes = new ArrayList<>(addresses);
    }

    /** What the pipeline knows to be wrong before anything is probed. */
    public PipelineFinding finding() {
        return finding;
    }

    /** What is looked at: the sources of the policy's health window and the probes of the step. */
    WatchRules rules(RollbackPolicy policy, Map<String, Source> sources) throws AbortException {
        Map<String, Source> watched = new LinkedHashMap<>();
        for (String id : policy.window().sources()) {
            Source source = sources.get(id);
            if (source != null) {
                watched.put(id, source);
            }
        }
        Map<Severity, List<CriteriaSet>> severities = new EnumMap<>(Severity.class);
        policy.severities().forEach((severity, sets) -> severities.put(severity, new ArrayList<>(sets)));
        for (int i = 0; i < probes.size(); i++) {
            HealthProbe probe = probes.get(i);
            if (!HealthProbe.canAsk(probe.getUrl())) {
                throw new AbortException(Messages.HealthProbe_noAddress() + " '" + probe.getUrl() + "' is none.");
            }
            String id = PROBE + (i + 1);
            watched.put(id, probe.source(id));
            severities.computeIfAbsent(probe.worst(), any -> new ArrayList<>()).addAll(probe.degradations(id));
        }
        if (watched.isEmpty() || severities.values().stream().allMatch(List::isEmpty)) {
            throw new AbortException(
                    "rollbackOnSeverity has nothing to watch: neither does the policy name sources under"
                            + " rollback.window and criteria under rollback.severities, nor has the step probes. Add"
                            + " probes: [healthProbe(url: 'https://…')]");
        }
        return new WatchRules(List.copyOf(watched.values()), severities);
    }

    RollbackRequest request(
            RollbackPolicy policy, RollbackRequest.Subject subject, WatchRules rules, Optional<Finding> found) {
        HealthWindow window = policy.window();
        List<String> steps = new ArrayList<>(policy.plan().irreversible());
        steps.addAll(irreversible);
        return new RollbackRequest(
                subject,
                Severity.ofWord(threshold),
                new HealthWindow(
                        parsed(healthWindow).orElse(window.duration()),
                        parsed(interval).orElse(window.interval()),
                        failureLimit > 0 ? failureLimit : window.failureLimit(),
                        errorLimit > 0 ? errorLimit : window.errorLimit(),
                        rules.sources().stream().map(Source::id).toList()),
                policy.decisions().stream().map(this::decision).toList(),
                level == null ? policy.plan().level() : Level.ofWord(level),
                steps,
                verify,
                policy.maxConsecutive(),
                RollbackRequest.DEFAULT_ASK_LIMIT,
                found);
    }

    /** People may be given less time than the policy gives them, never more. */
    private Decision decision(Decision row) {
        if (row.action() != Action.ASK_THEN_ROLLBACK) {
            return row;
        }
        Duration after = row.after().orElse(DecisionTable.DEFAULT_AFTER);
        return new Decision(
                row.severity(),
                row.within(),
                row.reversible(),
                row.action(),
                Optional.of(parsed(decideWithin)
                        .filter(shorter -> shorter.compareTo(after) < 0)
                        .orElse(after)));
    }

    private static Optional<Duration> parsed(String text) {
        return Optional.ofNullable(text).flatMap(Durations::parse);
    }

    private static String duration(String text) {
        String given = Util.fixEmptyAndTrim(text);
        if (given != null && Durations.parse(given).isEmpty()) {
            throw new IllegalArgumentException(Messages.RollbackSettings_noDuration(given));
        }
        return given;
    }
}
