package io.jenkins.plugins.releasereadiness.engine.evidence.probe;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.nio.charset.StandardCharsets;

/** What the answer of a service says: {@code up} is 1 only for a status 2xx with the expected text. */
final class HttpProbe {
    private static final int SHOWN = 60;
    private static final double NANOS_PER_MILLI = 1e6;

    private HttpProbe() {}

    /** Judges an answer. */
    static Outcome judge(ProbeSpec spec, ProbeAnswer answer) {
        String problem = problem(spec, answer);
        Facts facts = Facts.builder()
                .count("up", problem.isEmpty() ? 1 : 0)
                .number("latencyMs", answer.latency().toNanos() / NANOS_PER_MILLI)
                .build();
        return Outcome.present(facts)
                .withMessage(
                        problem.isEmpty()
                                ? spec.shown() + " answered " + answer.status()
                                : spec.shown() + " is not well: " + problem);
    }

    /**
     * A service that did not answer.
     *
     * @param why a clause
     */
    static Outcome down(ProbeSpec spec, String why) {
        return Outcome.present(Facts.builder().count("up", 0).build()).withMessage(spec.shown() + " is down: " + why);
    }

    private static String problem(ProbeSpec spec, ProbeAnswer answer) {
        if (answer.otherHost().isPresent()) {
            return "it redirects to " + Shown.line(answer.otherHost().get(), SHOWN)
                    + ", which is not asked; name the address that answers itself";
        }
        if (answer.status() < 200 || answer.status() > 299) {
            return "it answered " + answer.status();
        }
        if (spec.expect().isEmpty() || text(answer).contains(spec.expect().get())) {
            return "";
        }
        return "it answered " + answer.status() + " but "
                + (answer.whole() ? "without" : "in its first " + answer.body().length + " bytes there is not")
                + " the expected text '" + Shown.line(spec.expect().get(), SHOWN) + "'";
    }

    private static String text(ProbeAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
