package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReportTime;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** One deployment report, see {@link DeploymentReportReader}. */
final class DeploymentReport {
    static final long UNKNOWN = -1;

    static final String SUCCESS = "success";
    static final String FAILED = "failed";

    private static final Set<String> GOOD = Set.of(
            SUCCESS,
            "successful",
            "succeeded",
            "ok",
            "passed",
            "completed",
            "complete",
            "deployed",
            "healthy",
            "running",
            "active",
            "done",
            "up",
            "ready");
    private static final Set<String> BAD =
            Set.of(FAILED, "failure", "error", "aborted", "cancelled", "canceled", "unhealthy");

    private static final int SHOWN = 60;

    private final Set<String> seen = new HashSet<>();
    private String status;
    private long services = UNKNOWN;
    private long failed = UNKNOWN;
    private long judged;
    private long judgedFailed;
    private ReportTime startedAt;
    private ReportTime finishedAt;

    /** The fact that a member of this name is for; empty if it is for none. */
    static String fact(String member) {
        return switch (member.replace("_", "").toLowerCase(Locale.ROOT)) {
            case "status", "result", "outcome", "deploymentstatus" -> "status";
            case "services", "components" -> "services";
            case "failedservices" -> "failedServices";
            case "startedat", "starttime", "started" -> "startedAt";
            case "finishedat", "finishtime", "finished", "endedat", "endtime", "completedat" -> "finishedAt";
            default -> "";
        };
    }

    /** Reads the object at hand; whether it is a deployment report. */
    boolean read(JsonCursor json) throws IOException {
        json.members("the report", name -> {
            String fact = fact(name);
            if (!fact.isEmpty() && !seen.add(fact)) {
                throw json.unreadable("'" + Shown.line(name, SHOWN) + "' gives " + fact + " once more; name it once");
            }
            switch (fact) {
                case "status" -> status = normal(word(json, "the status"));
                case "services" -> services = services(json);
                case "failedServices" -> failed = json.isNumber() ? json.count(name) : elements(json, name);
                case "startedAt" -> startedAt = time(json, name);
                case "finishedAt" -> finishedAt = time(json, name);
                default -> json.skip();
            }
        });
        return status != null;
    }

    String status() {
        return status;
    }

    /** How many services it deployed; {@link #UNKNOWN} if it does not say. */
    long services() {
        return services;
    }

    /** How many of them failed; {@link #UNKNOWN} if it does not say. */
    long failed() {
        if (failed != UNKNOWN) {
            return failed;
        }
        return judged > 0 && judged == services ? judgedFailed : UNKNOWN;
    }

    /** {@code null} if it does not say. */
    ReportTime startedAt() {
        return startedAt;
    }

    /** {@code null} if it does not say. */
    ReportTime finishedAt() {
        return finishedAt;
    }

    /** What it says against itself; empty if nothing. */
    String contradiction() {
        if (SUCCESS.equals(status) && failed() > 0) {
            return "it says success, but " + failed() + " services did not succeed";
        }
        if (failed != UNKNOWN && judgedFailed > failed) {
            return "it counts " + failed + " failed services but lists " + judgedFailed;
        }
        if (startedAt != null && finishedAt != null && endsBefore(finishedAt, startedAt)) {
            return "it finished at " + finishedAt + ", before it started at " + startedAt;
        }
        return "";
    }

    private long services(JsonCursor json) throws IOException {
        if (json.isNumber()) {
            return json.count("services");
        }
        long[] count = {0};
        json.elements("services", () -> {
            count[0]++;
            service(json);
        });
        return count[0];
    }

    /** A service may be a mere name; then nothing tells how it went. One that does not say so itself is not well. */
    private void service(JsonCursor json) throws IOException {
        if (!json.isObject()) {
            return;
        }
        boolean[] well = {false};
        json.members("a service", name -> {
            if (fact(name).equals("status")) {
                well[0] = normal(word(json, "the status of a service")).equals(SUCCESS);
            }
        });
        judged++;
        judgedFailed += well[0] ? 0 : 1;
    }

    /** One word for success and one for failure; any other stands for itself, in lower case. */
    private static String normal(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (GOOD.contains(lower)) {
            return SUCCESS;
        }
        return BAD.contains(lower) ? FAILED : lower;
    }

    private static long elements(JsonCursor json, String name) throws IOException {
        long[] count = {0};
        json.elements(name, () -> count[0]++);
        return count[0];
    }

    private static String word(JsonCursor json, String what) throws IOException {
        String word = json.text(what);
        if (word == null || word.isBlank()) {
            throw json.unreadable(what + " is empty");
        }
        return word.strip();
    }

    /** Two times of which only one names its zone cannot be compared. */
    private static boolean endsBefore(ReportTime end, ReportTime start) {
        return end.offset().isPresent() == start.offset().isPresent()
                && end.utc().isBefore(start.utc());
    }

    private static ReportTime time(JsonCursor json, String what) throws IOException {
        String text = json.text(what);
        if (text == null) {
            return null;
        }
        ReportTime time = ReportTime.parse(text);
        if (time == null) {
            throw json.unreadable(
                    what + " should be a time such as 2026-05-06T10:00:00Z but is '" + Shown.line(text, SHOWN) + "'");
        }
        return time;
    }
}
