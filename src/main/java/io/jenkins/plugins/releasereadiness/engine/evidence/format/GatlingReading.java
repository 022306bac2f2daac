package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonShape;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Lookalike;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Peek;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The totals over all requests; what the report says of each request is skipped. */
final class GatlingReading implements Reading {
    private static final String EXPECTED = "Gatling's js/stats.json or js/global_stats.json";
    private static final String PERCENTILES = "percentiles";

    /** What Gatling's percentiles are unless its configuration says otherwise. */
    private static final List<Integer> FOUR = List.of(50, 75, 95, 99);

    /** Those of Gatling 2.0, which has two. */
    private static final List<Integer> TWO = List.of(95, 99);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(?:\\.\\d{1,30})?");

    private final EvidenceReader reader;
    private final List<Integer> percentiles;
    private final LoadTotals totals = new LoadTotals();

    /**
     * @param percentiles what its percentiles are; empty for the defaults
     */
    GatlingReading(EvidenceReader reader, List<Integer> percentiles) {
        this.reader = reader;
        this.percentiles = percentiles;
    }

    @Override
    public void read(InputStream bytes) throws IOException {
        Peek peek = Peek.at(bytes);
        Statistics statistics = new Statistics();
        if (otherFile(peek.head()) || assertions(peek.head()) || binary(peek.head())) {
            throw new UnreadableException("this file of Gatling holds no statistics; name " + EXPECTED
                    + ", which Gatling writes up to 3.13.4");
        }
        JsonReports.read(reader, EXPECTED, peek, statistics::read);
        totals.add(statistics.run());
    }

    @Override
    public Outcome finish() {
        return totals.requests() > 0
                ? Outcome.present(totals.facts())
                : Outcome.vacuous(totals.facts(), "Gatling made no request; check that the simulation ran");
    }

    /** Whether it is a file of Gatling without statistics, told also where no format is named. */
    static boolean otherFile(Head head) {
        String text = head.text();
        JsonShape shape = JsonShape.of(head);
        return text.startsWith("var stats") || text.startsWith("RUN\t") || shape.has("simulation", "assertions");
    }

    /** {@code js/assertions.xml}, which is written as JUnit's XML. */
    private static boolean assertions(Head head) {
        return head.looksLikeXml() && head.rootElement().startsWith("testsuite");
    }

    /** {@code simulation.log} since 3.13. */
    private static boolean binary(Head head) {
        String text = head.text();
        return !text.isBlank() && Lookalike.noReport(head).isEmpty() && text.indexOf('\0') >= 0;
    }

    /** One file. */
    private final class Statistics {
        private final LoadRun run = new LoadRun();
        private final List<Double> found = new ArrayList<>(List.of(Double.NaN, Double.NaN, Double.NaN, Double.NaN));
        private boolean four;
        private boolean counted;

        boolean read(JsonCursor json) throws IOException {
            json.members("the statistics", name -> {
                if (name.equals("stats")) {
                    json.members("stats", member -> member(json, member));
                } else {
                    member(json, name);
                }
            });
            return counted;
        }

        private void member(JsonCursor json, String name) throws IOException {
            switch (name) {
                case "numberOfRequests" -> requests(json);
                case "meanResponseTime" -> run.meanMs = total(json, name);
                case "maxResponseTime" -> run.maxMs = total(json, name);
                case "meanNumberOfRequestsPerSecond" -> run.requestsPerSecond = total(json, name);
                case "percentiles1", "percentiles2", "percentiles3", "percentiles4" -> {
                    int at = name.charAt(PERCENTILES.length()) - '1';
                    four |= at > 1;
                    found.set(at, total(json, name));
                }
                default -> json.skip();
            }
        }

        private void requests(JsonCursor json) throws IOException {
            if (counted) {
                throw json.unreadable("numberOfRequests comes twice");
            }
            counted = true;
            long[] counts = {-1, 0, 0};
            json.members("numberOfRequests", name -> {
                int at = List.of("total", "ok", "ko").indexOf(name);
                if (at >= 0) {
                    counts[at] = count(json, "numberOfRequests." + name);
                }
            });
            if (counts[0] != counts[1] + counts[2]) {
                throw json.unreadable("numberOfRequests counts " + counts[0] + " in total but " + counts[1] + " ok and "
                        + counts[2] + " ko");
            }
            run.requests = counts[0];
            run.failed = counts[2];
        }

        LoadRun run() {
            List<Integer> meanings = !percentiles.isEmpty() ? percentiles : four ? FOUR : TWO;
            for (int at = 0; at < Math.min(meanings.size(), found.size()); at++) {
                run.percentile(meanings.get(at), found.get(at));
            }
            return run;
        }
    }

    private static double total(JsonCursor json, String what) throws IOException {
        double[] total = {Double.NaN};
        json.members(what, name -> {
            if (name.equals("total")) {
                total[0] = number(json, what + ".total");
            }
        });
        return total[0];
    }

    /** A number, also as text; {@code -} stands for none. */
    private static double number(JsonCursor json, String what) throws IOException {
        if (!json.isText()) {
            return Measure.read(json, what);
        }
        String text = json.text(what);
        if (text.equals("-")) {
            return Double.NaN;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw json.unreadable(what + " should be a number but is a text");
        }
        return Double.parseDouble(text);
    }

    private static long count(JsonCursor json, String what) throws IOException {
        if (!json.isText()) {
            return json.count(what);
        }
        double value = number(json, what);
        if (Double.isNaN(value)) {
            return 0;
        }
        if (value != Math.rint(value)) {
            throw json.unreadable(what + " should be whole but is " + json.text(what));
        }
        return (long) value;
    }
}
