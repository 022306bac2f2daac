package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReportTime;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * Reports of several parts of one deployment add up; their time is that from the first start to the last end, and the
 * worst status tells: failed, else the first that is no success.
 */
final class DeploymentReportReading implements Reading {
    private static final Comparator<ReportTime> BY_TIME = Comparator.comparing(ReportTime::utc);

    private final EvidenceReader reader;
    private final List<DeploymentReport> reports = new ArrayList<>();
    private final MeasuredAt measuredAt = new MeasuredAt();

    DeploymentReportReading(EvidenceReader reader) {
        this.reader = reader;
    }

    @Override
    public void read(InputStream bytes) throws IOException {
        DeploymentReport report = new DeploymentReport();
        JsonReports.read(reader, "a deployment report, which is a JSON object with a 'status',", bytes, report::read);
        if (report.services() != DeploymentReport.UNKNOWN && report.failed() > report.services()) {
            throw new UnreadableException(report.failed() + " services failed but there are only " + report.services());
        }
        reports.add(report);
        measuredAt.see(report.startedAt());
        measuredAt.see(report.finishedAt());
        measuredAt.endFile();
    }

    @Override
    public Outcome finish() {
        Facts.Builder facts = Facts.builder();
        facts.text("status", status());
        long services = sum(DeploymentReport::services);
        count(facts, "services", services);
        count(facts, "failedServices", services == 0 ? 0 : sum(DeploymentReport::failed));
        List<ReportTime> starts =
                reports.stream().map(DeploymentReport::startedAt).toList();
        List<ReportTime> ends =
                reports.stream().map(DeploymentReport::finishedAt).toList();
        if (starts.stream().allMatch(Objects::nonNull)) {
            facts.text(
                    "startedAt",
                    starts.stream().min(BY_TIME).map(ReportTime::toString).orElse(null));
        }
        if (ends.stream().allMatch(Objects::nonNull)) {
            facts.text(
                    "finishedAt",
                    ends.stream().max(BY_TIME).map(ReportTime::toString).orElse(null));
        }
        return outcome(facts.build(), services).measuredAt(measuredAt);
    }

    private Outcome outcome(Facts facts, long services) {
        for (DeploymentReport report : reports) {
            if (!report.contradiction().isEmpty()) {
                return Outcome.contradicted(
                        facts, "the deployment report contradicts itself: " + report.contradiction());
            }
        }
        if (services == 0) {
            return Outcome.vacuous(facts, "the deployment report names no service, so nothing was deployed");
        }
        return Outcome.present(facts);
    }

    private String status() {
        String worst = DeploymentReport.SUCCESS;
        for (DeploymentReport report : reports) {
            if (report.status().equals(DeploymentReport.FAILED)) {
                return DeploymentReport.FAILED;
            }
            worst = worst.equals(DeploymentReport.SUCCESS) ? report.status() : worst;
        }
        return worst;
    }

    private long sum(ToLongFunction<DeploymentReport> count) {
        long sum = 0;
        for (DeploymentReport report : reports) {
            long one = count.applyAsLong(report);
            if (one == DeploymentReport.UNKNOWN) {
                return DeploymentReport.UNKNOWN;
            }
            sum += one;
        }
        return sum;
    }

    private static void count(Facts.Builder facts, String name, long value) {
        if (value != DeploymentReport.UNKNOWN) {
            facts.count(name, value);
        }
    }
}
