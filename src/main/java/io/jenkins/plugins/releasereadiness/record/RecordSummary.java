package io.jenkins.plugins.releasereadiness.record;

import hudson.Util;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.engine.record.PhaseEvent;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.Reference;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.score.Score;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What pages show of a release record without reading it. It is stored with the build, so its fields are texts, numbers
 * and lists of such: anything else does not survive a restart of Jenkins.
 */
public final class RecordSummary {
    /** What {@link #approval()} is while it is asked for. */
    public static final String WAITING = "WAITING";

    private final String release;
    private final String product;
    private final String phase;
    private final boolean phaseComplete;
    private final long lastMillis;
    private final String version;
    private final String commit;
    private final String policy;
    private final String policyDigest;
    private final long startedMillis;
    private final long entries;
    private final String head;
    private final String recommendation;
    private final String readiness;
    private final String timeToProduction;
    private final String score;
    private final String scoreLow;
    private final String scoreHigh;
    private final String threshold;
    private final int blockers;
    private final ArrayList<CategorySummary> categories = new ArrayList<>();
    private final ArrayList<GateSummary> gates = new ArrayList<>();
    private final String approval;
    private final String decidedBy;
    private final long decisionSeconds;
    private final boolean override;
    private final String rollback;
    private final String watch;
    private final ArrayList<WatchSummary> watches;

    RecordSummary(ReleaseRecord record) {
        Scorecard card = record.scorecard().orElse(null);
        release = record.release().title();
        product = record.release().product();
        Optional<PhaseEvent> event = record.phases().stream().reduce((first, second) -> second);
        phase = event.map(last -> last.phase().word()).orElse("");
        phaseComplete = event.map(PhaseEvent::complete).orElse(false);
        lastMillis = record.lastAt().toEpochMilli();
        version = record.release().version().orElse("");
        commit = record.release().commit().orElse("");
        policy = record.policy().map(PolicySnapshot::name).orElse("");
        policyDigest = record.policy().map(PolicySnapshot::sha256).orElse("");
        startedMillis = record.startedAt().toEpochMilli();
        entries = record.lastSequence();
        head = record.lastSha256();
        recommendation = card == null ? "" : card.recommendation().words();
        readiness = card == null ? "" : card.readiness().word();
        timeToProduction = card == null ? "" : card.timeToProduction();
        score = card == null ? "" : Score.show(card.overall().verified());
        scoreLow = card == null ? "" : Score.show(card.overall().low());
        scoreHigh = card == null ? "" : Score.show(card.overall().high());
        threshold = card == null ? "" : Score.show(card.threshold());
        blockers = card == null ? 0 : card.blockers().size();
        if (card != null) {
            card.categories().forEach(category -> categories.add(new CategorySummary(category)));
        }
        record.gates().values().forEach(gate -> gates.add(new GateSummary(gate, record.acceptance(gate))));
        Optional<Line> decision =
                record.decision().filter(line -> sequence(last(record.approvalRequests())) < line.sequence());
        approval = decision.map(line -> member(line, "decision", "outcome"))
                .orElseGet(() -> record.approvalRequests().isEmpty() ? "" : WAITING);
        decidedBy = decision.map(Line::actor).orElse("");
        decisionSeconds = decision.flatMap(line -> record.approvalRequests().stream()
                        .findFirst()
                        .map(asked -> Duration.between(asked.at(), line.at()).toSeconds()))
                .orElse(WatchSummary.UNKNOWN);
        override = decision.map(Reference::isOverride).orElse(false);
        rollback = last(record.rollbackOutcomes())
                .map(line -> member(line, "result", "outcome"))
                .orElse("");
        watch = Stream.of(record.health(), record.rollbackDecisions(), record.rollbackOutcomes())
                .flatMap(lines -> last(lines).stream())
                .max(Comparator.comparingLong(Line::sequence))
                .flatMap(line -> Fields.of(line.payload(), "").optionalText("phase"))
                .orElse("");
        watches = new ArrayList<>(WatchSummary.of(record));
    }

    /** Product and version. */
    public String release() {
        return release;
    }

    /** Name of the product; empty in a summary that an older release of this plugin stored. */
    public String product() {
        return Util.fixNull(product);
    }

    /** Word of the phase that started or ended last; empty before the first. */
    public String phase() {
        return Util.fixNull(phase);
    }

    /** Whether that phase is complete; otherwise it is running. */
    public boolean phaseComplete() {
        return phaseComplete;
    }

    /** When the record was last written to, in milliseconds since 1970; 0 as {@link #product()} is empty. */
    public long lastMillis() {
        return lastMillis;
    }

    /** Announced version; empty while it is not known. */
    public String version() {
        return version;
    }

    /** Commit; empty while it is not known. */
    public String commit() {
        return commit;
    }

    /** Name of the policy; empty until there is one. */
    public String policy() {
        return policy;
    }

    /** Digest of the policy; empty until there is one. */
    public String policyDigest() {
        return policyDigest;
    }

    /** When the record started, in milliseconds since 1970. */
    public long startedMillis() {
        return startedMillis;
    }

    /** How many entries the ledger has. */
    public long entries() {
        return entries;
    }

    /** Digest of the last entry. */
    public String head() {
        return head;
    }

    /** READY, NEEDS WORK or BLOCKED; empty until there is a scorecard, as everything that comes from one. */
    public String recommendation() {
        return recommendation;
    }

    /** The readiness word. */
    public String readiness() {
        return readiness;
    }

    /** How long until ready, for people. */
    public String timeToProduction() {
        return timeToProduction;
    }

    /** Verified overall score in per cent. */
    public String score() {
        return score;
    }

    /** Lowest overall score in per cent, the one that counts. */
    public String scoreLow() {
        return scoreLow;
    }

    /** Highest overall score in per cent that open questions may still give. */
    public String scoreHigh() {
        return scoreHigh;
    }

    /** What the overall score must reach, in per cent. */
    public String threshold() {
        return threshold;
    }

    /** The overall score for people, with what is required; empty until there is a scorecard. */
    public String scoreText() {
        if (scoreLow.isEmpty()) {
            return "";
        }
        boolean exact = scoreLow.equals(scoreHigh) && scoreLow.equals(score);
        return exact
                ? Messages.RecordSummary_exactScore(scoreLow, threshold)
                : Messages.RecordSummary_score(scoreLow, threshold, score, scoreHigh);
    }

    /** How many items are open. */
    public int blockers() {
        return blockers;
    }

    /** The categories in the order of the policy. */
    public List<CategorySummary> categories() {
        return List.copyOf(categories);
    }

    /** The gates in the order in which they were first checked. */
    public List<GateSummary> gates() {
        return List.copyOf(gates);
    }

    /**
     * Outcome of the latest approval, for example GO; {@link #WAITING} while it is asked for; empty if nobody was asked.
     */
    public String approval() {
        return approval;
    }

    /** Who or what made the decision; empty while nothing is decided. */
    public String decidedBy() {
        return decidedBy;
    }

    /** From the first request to the decision; {@link WatchSummary#UNKNOWN} while nothing is decided. */
    public long decisionSeconds() {
        return decisionSeconds;
    }

    /** Whether the decision was an emergency override. */
    public boolean override() {
        return override;
    }

    /** How the latest watch over a deployment ended, for example ROLLED_BACK; empty if none has ended. */
    public String rollback() {
        return rollback;
    }

    /** Where the latest watch over a deployment is, for example {@code asking}; empty if there was none. */
    public String watch() {
        return watch;
    }

    /** The watches over deployments, in the order in which they began. */
    public List<WatchSummary> watches() {
        return List.copyOf(watches);
    }

    private static Optional<Line> last(List<Line> lines) {
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
    }

    private static long sequence(Optional<Line> line) {
        return line.map(Line::sequence).orElse(0L);
    }

    /** The payload belongs to another package: what is not there is empty. */
    private static String member(Line line, String object, String name) {
        return Fields.of(line.payload(), "")
                .optionalObject(object)
                .flatMap(found -> found.optionalText(name))
                .orElse("");
    }
}
