package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonShape;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Peek;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReportTime;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * Three shapes of the same summary: values in {@code values} or beside each other, metrics as members or as a list.
 * {@code setup_data} is never looked at; it can hold secrets.
 */
final class K6Reading implements Reading {
    private final EvidenceReader reader;
    private final LoadTotals totals = new LoadTotals();
    private final MeasuredAt measuredAt = new MeasuredAt();
    private boolean setupData;

    K6Reading(EvidenceReader reader) {
        this.reader = reader;
    }

    @Override
    public void read(InputStream bytes) throws IOException {
        Peek peek = Peek.at(bytes);
        if (K6Reader.rawSamples(JsonShape.of(peek.head()))) {
            throw new UnreadableException(
                    "these are the raw samples of k6 (--out json); write the summary instead, with"
                            + " handleSummary or --summary-export");
        }
        Summary summary = new Summary();
        JsonReports.read(reader, "a k6 summary", peek, summary::read);
        totals.add(summary.finish());
        measuredAt.endFile();
    }

    @Override
    public Outcome finish() {
        Outcome outcome = totals.requests() > 0
                ? Outcome.present(totals.facts())
                : Outcome.vacuous(
                        totals.facts(),
                        "k6 made no HTTP request; measured is only what it sends over HTTP, so let the test send some");
        if (setupData && totals.requests() > 0) {
            outcome = outcome.withMessage(
                    "read without setup_data, which the summary holds and which can contain secrets");
        }
        return outcome.measuredAt(measuredAt);
    }

    /** One file. */
    private final class Summary {
        private final LoadRun run = new LoadRun();
        private final Set<String> seen = new HashSet<>();
        private long judged;
        private double durationSeconds = Double.NaN;
        private boolean metrics;
        private boolean listed;

        boolean read(JsonCursor json) throws IOException {
            json.members("the summary", name -> {
                switch (name) {
                    case "metrics" -> {
                        metrics = true;
                        json.members("metrics", metric -> metric(json, new K6Metric(metric)));
                    }
                    case "results" -> results(json);
                    case "metadata" ->
                        json.members("metadata", member -> {
                            if (member.equals("generatedAt")) {
                                measuredAt.see(ReportTime.parse(json.text("generatedAt")));
                            }
                        });
                    case "config" ->
                        json.members("config", member -> {
                            if (member.equals("duration")) {
                                durationSeconds = Measure.read(json, "the duration");
                            }
                        });
                    case "setup_data" -> setupData |= !json.isNull();
                    default -> json.skip();
                }
            });
            return metrics;
        }

        private void results(JsonCursor json) throws IOException {
            if (!json.isObject()) {
                return;
            }
            json.members("results", name -> {
                if (name.equals("metrics")) {
                    metrics = true;
                    listed = true;
                    json.elements("metrics", () -> metric(json, new K6Metric("")));
                }
            });
        }

        private void metric(JsonCursor json, K6Metric metric) throws IOException {
            metric.read(json);
            if (K6Metric.READ.contains(metric.name()) && !seen.add(metric.name())) {
                throw json.unreadable("the metric " + metric.name() + " comes twice");
            }
            if (!listed) {
                run.thresholdsFailed = Math.max(0, run.thresholdsFailed) + metric.thresholdsFailed();
            }
            switch (metric.name()) {
                case "http_reqs" -> {
                    run.requests = metric.count("count", 0);
                    run.requestsPerSecond = metric.value("rate");
                }
                case "http_req_failed" -> {
                    // The metric counts failures, so its passes are the requests that failed.
                    run.failed = metric.count("passes", metric.count("matches", LoadRun.UNKNOWN));
                    judged = metric.count("total", run.failed + metric.count("fails", 0));
                }
                case "http_req_duration" -> {
                    run.meanMs = metric.value("avg");
                    run.percentile(50, metric.value("med"));
                    run.percentile(50, metric.value("p(50)"));
                    run.percentile(90, metric.value("p(90)"));
                    run.percentile(95, metric.value("p(95)"));
                    run.percentile(99, metric.value("p(99)"));
                    run.maxMs = metric.value("max");
                }
                default -> {
                    // Of all other metrics only the thresholds matter.
                }
            }
        }

        LoadRun finish() throws UnreadableException {
            if (!listed && run.thresholdsFailed == LoadRun.UNKNOWN) {
                run.thresholdsFailed = 0;
            }
            if (run.requests == 0) {
                run.failed = Math.max(0, run.failed);
            } else if (judged > run.requests) {
                throw new UnreadableException(
                        "http_req_failed judges " + judged + " requests but http_reqs counts only " + run.requests);
            }
            if (listed && durationSeconds > 0) {
                run.requestsPerSecond = run.requests / durationSeconds;
            }
            return run;
        }
    }
}
