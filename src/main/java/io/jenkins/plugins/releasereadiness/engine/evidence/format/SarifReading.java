package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/** The reading of SARIF files: their runs, and what all runs together say. */
final class SarifReading implements Reading {
    private static final Pattern VERSION = Pattern.compile("2\\.1\\..+");

    private final SarifReader reader;
    private final ReadOptions options;
    private final FindingCounts counts = new FindingCounts();
    private final MeasuredAt measuredAt = new MeasuredAt();

    private long emptyRuns;
    private long measuredRuns;
    private String failure;

    SarifReading(SarifReader reader, ReadOptions options) {
        this.reader = reader;
        this.options = options;
    }

    @Override
    public void read(InputStream bytes) throws IOException {
        JsonReports.read(reader, "a SARIF report", bytes, this::document);
        measuredAt.endFile();
    }

    private boolean document(JsonCursor json) throws IOException {
        if (!json.isObject()) {
            return false;
        }
        boolean[] seen = new boolean[2];
        json.members("the SARIF log", name -> {
            switch (name) {
                case "version" -> {
                    checkVersion(json.scalarOrNull());
                    seen[0] = true;
                }
                case "runs" -> {
                    if (json.isNull()) {
                        throw json.unreadable("\"runs\" is null: the SARIF report holds no run, not even an empty one");
                    }
                    json.elements("\"runs\"", () -> run(json));
                    seen[1] = true;
                }
                case "inlineExternalProperties" -> SarifRun.refuseExternalResults(json);
                default -> json.skip();
            }
        });
        if (!seen[1]) {
            return false;
        }
        if (!seen[0]) {
            checkVersion(null);
        }
        return true;
    }

    private static void checkVersion(String version) throws UnreadableException {
        if (version == null || !VERSION.matcher(version).matches()) {
            throw new UnreadableException("this is SARIF "
                    + (version == null ? "without a version" : "of version " + version)
                    + "; only 2.1.x can be read (let the tool write SARIF 2.1.0)");
        }
    }

    private void run(JsonCursor json) throws IOException {
        SarifRun run = new SarifRun(json, options.vex(), measuredAt);
        run.read();
        counts.addAll(run.counts());
        if (run.empty()) {
            emptyRuns++;
        } else {
            measuredRuns++;
        }
        if (failure == null) {
            failure = run.failure();
        }
    }

    @Override
    public Outcome finish() {
        return outcome(counts.facts().build()).measuredAt(measuredAt);
    }

    private Outcome outcome(Facts facts) {
        if (failure != null) {
            return Outcome.contradicted(facts, failure);
        }
        if (measuredRuns > 0) {
            return Outcome.present(facts);
        }
        if (emptyRuns == 0) {
            return Outcome.vacuous(facts, "The SARIF report has no run: the tool did not scan anything. Run it again.");
        }
        if (options.emptyRunIsClean()) {
            return Outcome.present(facts)
                    .withMessage("A SARIF run without rules and results counts as clean (emptyRunIsClean: true).");
        }
        return Outcome.vacuous(
                facts,
                "The SARIF run has neither rules nor results, so nothing tells that anything was scanned. If this tool"
                        + " lists only the rules that fired (ESLint, gosec, Checkov, Bandit), say emptyRunIsClean: true"
                        + " at the source.");
    }
}
