package io.jenkins.plugins.releasereadiness.engine.evidence.probe;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What the HTTP API of a Prometheus server (or Thanos, Mimir and others with the same API) answers to an instant query.
 * No series is no data, never 0; only one series is an answer; an answer with warnings is partial and not believed.
 */
final class PrometheusProbe {
    private static final String QUERY_PATH = "/api/v1/query";
    private static final int HTTP_OK = 200;
    private static final int SHOWN = 200;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,400}(?:\\.\\d{1,400})?(?:[eE][+-]?\\d{1,4})?");

    private PrometheusProbe() {}

    /** Where the query is asked: the address may be that of the server or of the API. */
    static URI address(ProbeSpec spec) {
        String address = spec.address().toString();
        int query = address.indexOf('?');
        String base = query < 0 ? address : address.substring(0, query);
        String others = query < 0 ? "" : address.substring(query + 1) + "&";
        String path = base.endsWith(QUERY_PATH) ? base : base.replaceFirst("/+$", "") + QUERY_PATH;
        String promQl = spec.query().orElseThrow();
        return URI.create(path + "?" + others + "query=" + URLEncoder.encode(promQl, StandardCharsets.UTF_8));
    }

    /**
     * Judges an answer.
     *
     * @throws UnreadableException if it is no answer to go by
     */
    static Outcome judge(ProbeAnswer answer) throws IOException {
        if (answer.otherHost().isPresent()) {
            throw new UnreadableException(
                    "the server redirects to " + Shown.line(answer.otherHost().get(), SHOWN)
                            + ", which is not asked; name the address that answers");
        }
        if (!answer.whole()) {
            throw new UnreadableException("the answer is larger than " + answer.body().length
                    + " bytes; aggregate the query to one series, for example with sum(…)");
        }
        PrometheusAnswer parsed;
        try {
            parsed = PrometheusAnswer.parse(answer.body());
        } catch (UnreadableException e) {
            throw answer.status() == HTTP_OK ? e : new UnreadableException("the server answered " + answer.status());
        }
        if (!parsed.error().isEmpty()) {
            throw new UnreadableException("the query failed: " + Shown.line(parsed.error(), SHOWN));
        }
        if (answer.status() != HTTP_OK) {
            throw new UnreadableException("the server answered " + answer.status());
        }
        return judge(parsed);
    }

    private static Outcome judge(PrometheusAnswer answer) throws UnreadableException {
        if (answer.series() > 1) {
            throw new UnreadableException("the query gives " + answer.series()
                    + " series, but one is needed; aggregate them, for example with sum(…) or max(…)");
        }
        Facts.Builder facts = Facts.builder();
        if (answer.series() == 1) {
            if (!NUMBER.matcher(answer.value()).matches()) {
                throw new UnreadableException("the query gives " + Shown.line(answer.value(), SHOWN)
                        + ", which is no number to compare; a division by nothing often gives it");
            }
            facts.number("value", Double.parseDouble(answer.value()));
        }
        Outcome outcome;
        if (!answer.warning().isEmpty()) {
            outcome = Outcome.contradicted(
                    facts.build(),
                    "the server warns that its answer may be incomplete: " + Shown.line(answer.warning(), SHOWN));
        } else if (answer.series() == 0) {
            outcome = Outcome.vacuous(
                    Facts.NONE,
                    "the query finds no data, which is not 0; check the metric's name and that it is scraped");
        } else {
            outcome = Outcome.present(facts.build());
        }
        return outcome.measuredAt(answer.time());
    }
}
