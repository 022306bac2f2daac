package io.jenkins.plugins.releasereadiness.engine.rollback;

import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.GOOD;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.START;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.minutes;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriterionParser;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.HttpTransport;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.Probe;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.ProbeLimits;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.ProbeSpec;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A real service is asked over HTTP while the clock is the test's: thirty minutes, a probe every minute, two failures or
 * three errors in a row. Each mood of the service gives its decision at its time.
 */
class ServiceDecisionTest extends WatchDriver {
    private final Map<RollbackPhase, Instant> entered = new EnumMap<>(RollbackPhase.class);
    private FakeService service;

    @BeforeEach
    void open() throws IOException {
        service = new FakeService();
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void healthyStaysAfterItsWholeWindow() throws IOException {
        watch(service.url());
        assertOutcome(RollbackOutcome.HEALTHY);
        assertThat(entered).containsOnlyKeys(RollbackPhase.WATCHING, RollbackPhase.DONE);
        assertThat(entered.get(RollbackPhase.DONE)).isEqualTo(minutes(30));
        assertThat(service.asked()).as("probes at 0, 1, … 30 minutes").isEqualTo(31);
    }

    @Test
    void brokenGoesBackWithTheSecondFailure() throws IOException {
        service.become(FakeService.Mood.BROKEN);
        watch(service.url());
        assertThat(entered).containsEntry(RollbackPhase.EXECUTING, minutes(1));
    }

    @Test
    void deadGoesBackWithTheSecondFailure() throws IOException {
        watch(FakeService.deadUrl());
        assertThat(entered).containsEntry(RollbackPhase.EXECUTING, minutes(1));
        assertThat(state.trigger().orElseThrow().explanation()).contains("live.up");
    }

    @Test
    void silentIsDeadOnceTheTimeToAnswerIsOver() throws IOException {
        service.become(FakeService.Mood.SILENT);
        watch(service.url());
        assertThat(entered).containsEntry(RollbackPhase.EXECUTING, minutes(1));
    }

    @Test
    void lyingGoesBackThoughItSays200() throws IOException {
        service.become(FakeService.Mood.LYING);
        watch(service.url());
        assertThat(entered).containsEntry(RollbackPhase.EXECUTING, minutes(1));
    }

    @Test
    void flappingIsNeverBadTwiceInARowAndStays() throws IOException {
        service.become(FakeService.Mood.FLAPPING);
        watch(service.url());
        assertOutcome(RollbackOutcome.HEALTHY);
        assertThat(entered.get(RollbackPhase.DONE)).isEqualTo(minutes(30));
    }

    @Test
    void slowIsHighAndGoesBackByItselfFifteenMinutesAfterTheQuestion() throws IOException {
        service.become(FakeService.Mood.SLOW);
        watch(service.url());
        assertThat(entered)
                .containsEntry(RollbackPhase.ASKING, minutes(1))
                .containsEntry(RollbackPhase.GUARDS, minutes(16))
                .containsEntry(RollbackPhase.EXECUTING, minutes(16));
    }

    @Test
    void degradingIsAskedAboutAndThenGoesBackAtOnceWhenItGetsCritical() throws IOException {
        service.become(FakeService.Mood.DEGRADING);
        watch(service.url());
        assertThat(entered)
                .as("late at 5 and 6, broken at 9 and 10 minutes")
                .containsEntry(RollbackPhase.ASKING, minutes(6))
                .containsEntry(RollbackPhase.EXECUTING, minutes(10));
    }

    @Test
    void addressThatCannotBeAskedIsNoHealthAndAsksWithTheThirdError() throws IOException {
        watch("http://no.such.host.invalid/");
        assertThat(entered).containsEntry(RollbackPhase.ASKING, minutes(2));
        assertThat(entered.get(RollbackPhase.DONE)).isEqualTo(minutes(2).plus(Duration.ofHours(24)));
        assertOutcome(RollbackOutcome.INCONCLUSIVE);
    }

    /** Watches until the rollback would run, or it is over. */
    private void watch(String url) throws IOException {
        ProbeSpec spec = ProbeSpec.of("live", url, Optional.empty(), Optional.of("UP"));
        HttpTransport transport = new HttpTransport(
                HttpClient.newBuilder(), new ProbeLimits(Duration.ofSeconds(1), 1 << 16, 0), Map.of(), service::nanos);
        begin(request());
        while (!state.done() && state.phase() != RollbackPhase.EXECUTING) {
            entered.putIfAbsent(state.phase(), now);
            if (state.phase() == RollbackPhase.GUARDS) {
                apply(new RollbackEvent.GuardsReported(GOOD));
            } else if (state.health().askedAt().isPresent()) {
                Clock clock = Clock.fixed(now, ZoneOffset.UTC);
                answer(SeverityJudge.judge(
                        policy(),
                        Map.of("live", new Probe(transport, clock).ask(spec, Optional.empty())),
                        Optional.empty()));
            } else {
                tickAt(RollbackMachine.nextWake(state).orElseThrow());
            }
        }
        entered.putIfAbsent(state.phase(), now);
        assertThat(now).isAfterOrEqualTo(START);
    }

    private static RollbackPolicy policy() {
        Map<Severity, List<CriteriaSet>> severities = new EnumMap<>(Severity.class);
        severities.put(Severity.CRITICAL, List.of(new CriteriaSet(List.of(CriterionParser.parse("live.up < 1")))));
        severities.put(
                Severity.HIGH, List.of(new CriteriaSet(List.of(CriterionParser.parse("live.latencyMs > 1000")))));
        return new RollbackPolicy(
                request().window(),
                severities,
                Watches.TABLE,
                new RollbackPolicy.Plan(RollbackPolicy.Level.CODE, List.of(), List.of(), Optional.empty()),
                3);
    }
}
