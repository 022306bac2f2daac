package io.jenkins.plugins.releasereadiness.engine.rollback;

import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.minutes;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriterionParser;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.HttpTransport;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.Probe;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.ProbeLimits;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.ProbeSpec;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watch that asks a real Prometheus server, which reads the metrics of a service that gets worse. */
class PrometheusServerTest extends WatchDriver {
    @TempDir
    private Path folder;

    @Test
    void itsNumbersDecideAndItsSilenceAsks() throws Exception {
        Optional<Path> program = PrometheusServer.program();
        assumeTrue(
                program.isPresent(),
                "no Prometheus server here: install Debian's package prometheus, or set PROMETHEUS to the program");
        try (FakeService service = new FakeService()) {
            PrometheusServer server = PrometheusServer.start(program.get(), folder, service);
            try {
                Evidence stranger = ask(server, "Bearer wrong");
                assertThat(stranger.state()).isEqualTo(EvidenceState.UNREADABLE);
                assertThat(stranger.message()).contains("401");

                answerNext(judge(ask(server, PrometheusServer.authorization())));
                assertThat(state.health().last()).map(ProbeResult::isHealthy).contains(true);

                service.become(FakeService.Mood.BROKEN);
                server.awaitValue(folder.resolve("prometheus.log"), "\"0.25\"");
                answerNext(judge(ask(server, PrometheusServer.authorization())));
                answerNext(judge(ask(server, PrometheusServer.authorization())));
                assertThat(state.phase()).as("two bad numbers in a row").isEqualTo(RollbackPhase.GUARDS);
                assertThat(now).isEqualTo(minutes(2));
                assertThat(state.trigger().orElseThrow().explanation()).contains("errors.value", "0.25");
            } finally {
                server.close();
            }
            begin(request());
            for (int i = 0; i < 3; i++) {
                answerNext(judge(ask(server, PrometheusServer.authorization())));
            }
            assertThat(state.phase()).as("a server that is gone is no health").isEqualTo(RollbackPhase.ASKING);
            assertThat(state.question().orElseThrow().kind()).isEqualTo(Question.Kind.INCONCLUSIVE);
        }
    }

    private static Evidence ask(PrometheusServer server, String authorization) throws IOException {
        HttpTransport transport = new HttpTransport(
                HttpClient.newBuilder(),
                ProbeLimits.DEFAULTS,
                Map.of("Authorization", authorization),
                System::nanoTime);
        ProbeSpec spec = ProbeSpec.of("errors", server.address(), Optional.of("shop_errors"), Optional.empty());
        return new Probe(transport, Clock.systemUTC()).ask(spec, Optional.empty());
    }

    private static ProbeResult judge(Evidence evidence) {
        RollbackPolicy policy = new RollbackPolicy(
                new RollbackPolicy.HealthWindow(
                        request().window().duration(), request().window().interval(), 2, 3, List.of("errors")),
                Map.of(
                        Severity.CRITICAL,
                        List.of(new CriteriaSet(List.of(CriterionParser.parse("errors.value > 0.1"))))),
                Watches.TABLE,
                new RollbackPolicy.Plan(RollbackPolicy.Level.CODE, List.of(), List.of(), Optional.empty()),
                3);
        return SeverityJudge.judge(policy, Map.of("errors", evidence), Optional.empty());
    }
}
