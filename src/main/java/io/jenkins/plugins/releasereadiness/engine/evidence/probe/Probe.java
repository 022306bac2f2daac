package io.jenkins.plugins.releasereadiness.engine.evidence.probe;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.Freshness;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks one server and makes evidence of the answer.
 *
 * <p>A service that does not answer is down, which is a measurement: {@code up} is 0. A service that cannot be asked, and
 * a Prometheus server that does not answer, tell nothing: unreadable, which nobody may take for health.
 */
public final class Probe {
    private static final int SHOWN = 300;

    private final ProbeTransport transport;
    private final Clock clock;

    public Probe(ProbeTransport transport, Clock clock) {
        this.transport = Objects.requireNonNull(transport);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Asks once.
     *
     * @param maxAge how old the value of a Prometheus server may be; empty for no limit
     * @throws InterruptedIOException if the thread was interrupted; its flag stays set
     */
    public Evidence ask(ProbeSpec spec, Optional<Duration> maxAge) throws InterruptedIOException {
        try {
            Outcome outcome = spec.query().isPresent() ? prometheus(spec) : http(spec);
            return evidence(spec, outcome, maxAge);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            String why = Shown.line(String.valueOf(e.getMessage()), SHOWN);
            return evidence(spec, EvidenceState.UNREADABLE, Facts.NONE, spec.shown() + ": " + why, Optional.empty());
        }
    }

    private Outcome http(ProbeSpec spec) throws IOException {
        try {
            return HttpProbe.judge(spec, transport.get(spec.address()));
        } catch (NoAnswerException e) {
            return HttpProbe.down(spec, e.getMessage());
        }
    }

    private Outcome prometheus(ProbeSpec spec) throws IOException {
        try {
            return PrometheusProbe.judge(transport.get(PrometheusProbe.address(spec)));
        } catch (NoAnswerException e) {
            throw new UnreadableException("the Prometheus server did not answer: " + e.getMessage());
        }
    }

    private Evidence evidence(ProbeSpec spec, Outcome outcome, Optional<Duration> maxAge) {
        Instant now = clock.instant();
        Optional<Instant> measuredAt = outcome.measuredAt().or(() -> Optional.of(now));
        Optional<String> stale = outcome.state() == EvidenceState.PRESENT
                ? Freshness.problem(measuredAt, maxAge, now)
                : Optional.empty();
        return evidence(
                spec,
                stale.isPresent() ? EvidenceState.STALE : outcome.state(),
                outcome.facts(),
                stale.orElse(outcome.message()),
                measuredAt);
    }

    private static Evidence evidence(
            ProbeSpec spec, EvidenceState state, Facts facts, String message, Optional<Instant> measuredAt) {
        return new Evidence(
                spec.id(),
                Optional.of(SourceKind.PROBE),
                Optional.of(spec.format()),
                state,
                facts,
                message,
                List.of(),
                measuredAt);
    }
}
