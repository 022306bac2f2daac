package io.jenkins.plugins.releasereadiness.engine.evidence.probe;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;

/** The JSON of an answer, as {@code prometheus.io/docs/prometheus/latest/querying/api} describes it. */
final class PrometheusAnswer {
    private static final double LAST_SECOND = 253_402_300_799.0;

    private String status = "";
    private String error = "";
    private String errorType = "";
    private String warning = "";
    private String resultType = "";
    private long series;
    private String value = "";
    private Instant time;
    private boolean result;

    private PrometheusAnswer() {}

    /**
     * Reads an answer.
     *
     * @throws UnreadableException if it is none
     */
    static PrometheusAnswer parse(byte[] body) throws IOException {
        PrometheusAnswer answer = new PrometheusAnswer();
        JsonCursor.read(
                new ByteArrayInputStream(body),
                json -> json.members("the answer", name -> {
                    switch (name) {
                        case "status" -> answer.status = String.valueOf(json.text("status"));
                        case "errorType" -> answer.errorType = String.valueOf(json.scalarOrNull());
                        case "error" -> answer.error = String.valueOf(json.scalarOrNull());
                        case "warnings" ->
                            json.elements("warnings", () -> answer.warning = String.valueOf(json.scalarOrNull()));
                        case "data" -> answer.data(json);
                        default -> json.skip();
                    }
                }));
        answer.check();
        return answer;
    }

    /** Why the query failed; empty if it did not. */
    String error() {
        return status.equals("error") ? errorType + ": " + error : "";
    }

    /** The last warning; empty without any. */
    String warning() {
        return warning;
    }

    /** How many series the result has. */
    long series() {
        return series;
    }

    /** The value of the last series as the server writes it. */
    String value() {
        return value;
    }

    /** When the value was evaluated; {@code null} without one. */
    Instant time() {
        return time;
    }

    private void check() throws UnreadableException {
        if (status.equals("error")) {
            return;
        }
        if (!status.equals("success")) {
            throw new UnreadableException(
                    "this is no answer of a Prometheus server: it has no status success or error");
        }
        if (!result) {
            throw new UnreadableException("the answer has no result");
        }
        switch (resultType) {
            case "vector", "scalar" -> {
                // these can be one number
            }
            case "matrix" ->
                throw new UnreadableException(
                        "the query gives a range of values; ask for one, for example with" + " max_over_time(…)");
            default -> throw new UnreadableException("the query gives a " + resultType + ", not a number");
        }
    }

    private void data(JsonCursor json) throws IOException {
        if (json.isNull()) {
            return;
        }
        // The type may stand behind the result, but a scalar shows: its first element is a time.
        json.members("data", name -> {
            switch (name) {
                case "resultType" -> resultType = String.valueOf(json.text("resultType"));
                case "result" -> {
                    result = !json.isNull();
                    result(json);
                }
                default -> json.skip();
            }
        });
    }

    private void result(JsonCursor json) throws IOException {
        int[] at = {0};
        json.elements("result", () -> {
            if (json.isObject()) {
                series++;
                series(json);
            } else {
                series = 1;
                pair(json, at[0]++);
            }
        });
    }

    private void series(JsonCursor json) throws IOException {
        boolean[] valued = {false};
        json.members("a series", name -> {
            switch (name) {
                case "value" -> {
                    valued[0] = true;
                    int[] at = {0};
                    json.elements("value", () -> pair(json, at[0]++));
                }
                case "values" -> valued[0] = true;
                case "histogram", "histograms" ->
                    throw json.unreadable("the query gives a histogram; ask for a number, for example with"
                            + " histogram_quantile(…)");
                default -> json.skip();
            }
        });
        if (!valued[0]) {
            throw json.unreadable("a series has no value");
        }
    }

    /** A time in seconds, then a number as text. */
    private void pair(JsonCursor json, int at) throws IOException {
        if (at == 0) {
            double seconds = json.number("the time of a value");
            if (seconds < 0 || seconds > LAST_SECOND) {
                throw json.unreadable("the time of a value is beyond reason: " + seconds);
            }
            time = Instant.ofEpochMilli(Math.round(seconds * 1000));
        } else if (at == 1) {
            value = String.valueOf(json.text("a value"));
        } else {
            throw json.unreadable("a value should be a time and a text");
        }
    }
}
