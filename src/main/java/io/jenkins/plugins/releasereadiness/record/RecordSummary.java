package io.jenkins.plugins.releasereadiness.record;

import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.score.CategoryResult;
import io.jenkins.plugins.releasereadiness.engine.score.Score;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import java.util.ArrayList;
import java.util.List;

/**
 * What pages show of a release record without reading it. It is stored with the build, so its fields are texts, numbers
 * and lists of such: anything else does not survive a restart of Jenkins.
 */
public final class RecordSummary {
    private final String release;
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
    private final ArrayList<Category> categories = new ArrayList<>();
    private final ArrayList<Gate> gates = new ArrayList<>();
    private final String approval;
    private final String rollback;

    RecordSummary(ReleaseRecord record) {
        Scorecard card = record.scorecard().orElse(null);
        release = record.release().title();
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
            card.categories().forEach(category -> categories.add(new Category(category)));
        }
        record.gates().values().forEach(gate -> gates.add(new Gate(gate)));
        approval = record.decision().map(line -> outcome(line, "decision")).orElse("");
        rollback = last(record.rollbackOutcomes());
    }

    /** Product and version. */
    public String release() {
        return release;
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

    /** How many items are open. */
    public int blockers() {
        return blockers;
    }

    /** The categories in the order of the policy. */
    public List<Category> categories() {
        return List.copyOf(categories);
    }

    /** The gates in the order in which they were first checked. */
    public List<Gate> gates() {
        return List.copyOf(gates);
    }

    /** Outcome of the latest approval, for example GO; empty while nothing is decided. */
    public String approval() {
        return approval;
    }

    /** How the latest rollback ended; empty if there was none. */
    public String rollback() {
        return rollback;
    }

    private static String last(List<Line> lines) {
        return lines.isEmpty() ? "" : outcome(lines.get(lines.size() - 1), "result");
    }

    /** The payload belongs to another package and may hold its outcome in an object of its own. */
    private static String outcome(Line line, String member) {
        Fields payload = Fields.of(line.payload(), "");
        return payload.optionalObject(member)
                .orElse(payload)
                .optionalText("outcome")
                .orElse("");
    }

    /** A category. */
    public static final class Category {
        private final String id;
        private final String title;
        private final String score;
        private final String low;
        private final String high;
        private final String minimum;
        private final boolean met;
        private final int yes;
        private final int total;

        Category(CategoryResult result) {
            id = result.id();
            title = result.title();
            score = Score.show(result.score().verified());
            low = Score.show(result.score().low());
            high = Score.show(result.score().high());
            minimum = result.minimum().map(Score::show).orElse("");
            met = result.met();
            yes = result.yes();
            total = result.total();
        }

        public String id() {
            return id;
        }

        public String title() {
            return title;
        }

        /** Verified score in per cent. */
        public String score() {
            return score;
        }

        /** Lowest score in per cent. */
        public String low() {
            return low;
        }

        /** Highest score in per cent. */
        public String high() {
            return high;
        }

        /** What it must reach in per cent; empty for nothing. */
        public String minimum() {
            return minimum;
        }

        /** Whether its lowest score reaches the minimum. */
        public boolean met() {
            return met;
        }

        /** How many questions are answered Yes. */
        public int yes() {
            return yes;
        }

        /** How many questions it has. */
        public int total() {
            return total;
        }
    }

    /** A gate. */
    public static final class Gate {
        private final String id;
        private final String title;
        private final String outcome;
        private final long atMillis;

        Gate(GateResult result) {
            id = result.id();
            title = result.title();
            outcome = result.outcome().words();
            atMillis = result.at().toEpochMilli();
        }

        public String id() {
            return id;
        }

        public String title() {
            return title;
        }

        /** PASSED, PASSED WITH WARNINGS, FAILED or INCONCLUSIVE. */
        public String outcome() {
            return outcome;
        }

        /** When it was checked last, in milliseconds since 1970. */
        public long atMillis() {
            return atMillis;
        }
    }
}
