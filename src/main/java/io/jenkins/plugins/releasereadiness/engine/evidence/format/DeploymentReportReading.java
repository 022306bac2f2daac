package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;

/** Reads deployment reports; of several the deployment failed if any did. */
final class DeploymentReportReading implements Reading {
    private static final String SUCCESS = "success";
    private static final String FAILED = "failed";
    private static final Set<String> GOOD =
            Set.of(SUCCESS, "successful", "succeeded", "ok", "passed", "completed", "complete", "deployed", "healthy");
    private static final Set<String> BAD =
            Set.of(FAILED, "failure", "error", "aborted", "cancelled", "canceled", "unhealthy");

    private final EvidenceReader reader;
    private final MeasuredAt measured = new MeasuredAt();
    private String status;
    private long services;
    private long failedServices;
    private Instant started;
    private Instant finished;

    DeploymentReportReading(EvidenceReader reader) {
        this.reader = reader;
    }

    @Override
    public void read(InputStream bytes) throws IOException {
        JsonReports.read(reader, "a deployment report", bytes, json -> {
            boolean[] hasStatus = new boolean[1];
            json.members("a deployment report", name -> {
                switch (name) {
                    case "status" -> {
                        hasStatus[0] = !json.isNull();
                        status(json.text("status"));
                    }
                    case "services" -> json.elements("services", () -> service(json));
                    case "startedAt" -> started = earlier(started, time(json, name));
                    case "finishedAt" -> {
                        Instant end = time(json, name);
                        measured.see(end);
                        finished = later(finished, end);
                    }
                    default -> json.skip();
                }
            });
            return hasStatus[0];
        });
        measured.endFile();
    }

    private void status(String word) {
        if (word != null && !FAILED.equals(status)) {
            String next = normal(word);
            // a status that is no success is kept: of several reports the worse one tells
            status = status == null || SUCCESS.equals(status) ? next : status;
        }
    }

    private void service(JsonCursor json) throws IOException {
        String[] word = new String[1];
        json.members("a service", name -> {
            if (name.equals("status")) {
                word[0] = json.text("status");
            } else {
                json.skip();
            }
        });
        services++;
        if (word[0] == null || !SUCCESS.equals(normal(word[0]))) {
            failedServices++;
        }
    }

    private static String normal(String word) {
        String lower = word.strip().toLowerCase(Locale.ROOT);
        if (GOOD.contains(lower)) {
            return SUCCESS;
        }
        return BAD.contains(lower) ? FAILED : lower;
    }

    private static Instant time(JsonCursor json, String name) throws IOException {
        String text = json.text(name);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw json.unreadable(name + " should be a time with its offset, such as 2026-01-31T12:00:00Z");
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    @Override
    public Outcome finish() {
        Facts.Builder facts = Facts.builder()
                .text("status", status)
                .count("services", services)
                .count("failedServices", failedServices);
        facts.text("startedAt", started == null ? null : started.toString());
        facts.text("finishedAt", finished == null ? null : finished.toString());
        if (SUCCESS.equals(status) && failedServices > 0) {
            return Outcome.contradicted(
                            facts.build(),
                            "the report says success, but " + failedServices + " of its " + services
                                    + " services did not succeed")
                    .measuredAt(measured.orNull());
        }
        return Outcome.present(facts.build()).measuredAt(measured.orNull());
    }
}
