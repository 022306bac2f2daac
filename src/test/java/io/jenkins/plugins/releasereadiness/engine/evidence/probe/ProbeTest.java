package io.jenkins.plugins.releasereadiness.engine.evidence.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest {
    private static final Instant NOW = Instant.parse("2026-05-06T12:00:00Z");
    private static final ProbeSpec HTTP = ProbeSpec.of(
            "health", "https://shop.example:8443/health?token=secret", Optional.empty(), Optional.of("ok"));
    private static final ProbeSpec PROMETHEUS = ProbeSpec.of(
            "errors", "https://prometheus.example", Optional.of("sum(rate(errors[5m]))"), Optional.empty());

    private static Evidence ask(ProbeSpec spec, ProbeTransport transport) throws IOException {
        Evidence evidence =
                new Probe(transport, Clock.fixed(NOW, ZoneOffset.UTC)).ask(spec, Optional.of(Duration.ofMinutes(5)));
        assertThat(evidence.kind()).contains(SourceKind.PROBE);
        evidence.facts()
                .forEach((name, value) ->
                        assertThat(SourceKind.PROBE.mayCarry(name)).as(name).isTrue());
        return evidence;
    }

    private static ProbeTransport answering(int status, String body, boolean whole) {
        return address -> new ProbeAnswer(
                status, Duration.ofMillis(25), body.getBytes(StandardCharsets.UTF_8), whole, Optional.empty());
    }

    private static Evidence answered(String body) throws IOException {
        return ask(PROMETHEUS, answering(200, body, true));
    }

    private static String vector(String... values) {
        StringBuilder series = new StringBuilder();
        for (String value : values) {
            series.append(series.isEmpty() ? "" : ",")
                    .append("{\"metric\":{\"job\":\"a\"},\"value\":[1778068790.781,\"")
                    .append(value)
                    .append("\"]}");
        }
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + series + "]}}";
    }

    @Test
    void aHealthyServiceIsUp() throws IOException {
        Evidence evidence = ask(HTTP, answering(200, "all ok", true));
        assertThat(evidence.state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(evidence.source()).isEqualTo("health");
        assertThat(evidence.format()).contains("http");
        assertThat(evidence.facts().asMap()).containsExactly(entry("up", 1L), entry("latencyMs", 25.0));
        assertThat(evidence.message()).isEqualTo("https://shop.example:8443/health answered 200");
        assertThat(evidence.measuredAt()).contains(NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "200, 'all well', true,  but without the expected text 'ok'",
        "200, 'all well', false, 'in its first 8 bytes there is not the expected text'",
        "503, 'ok',       true,  it answered 503",
        "404, 'ok',       true,  it answered 404",
        "302, 'ok',       true,  it answered 302",
        "199, 'ok',       true,  it answered 199",
    })
    void aServiceThatAnswersWronglyIsNotUp(int status, String body, boolean whole, String why) throws IOException {
        Evidence evidence = ask(HTTP, answering(status, body, whole));
        assertThat(evidence.state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(evidence.facts().count("up")).contains(0L);
        assertThat(evidence.message()).contains(why);
    }

    @Test
    void theExpectedTextMayStandInAHugeAnswer() throws IOException {
        assertThat(ask(HTTP, answering(200, "ok and more", false)).facts().count("up"))
                .contains(1L);
    }

    @Test
    void aServiceThatDoesNotAnswerIsDownWhichIsAMeasurement() throws IOException {
        Evidence evidence = ask(HTTP, address -> {
            throw new NoAnswerException("it refused the connection", null);
        });
        assertThat(evidence.state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(evidence.facts()).isEqualTo(Facts.builder().count("up", 0).build());
        assertThat(evidence.message()).isEqualTo("https://shop.example:8443/health is down: it refused the connection");
    }

    @Test
    void aServiceThatCannotBeAskedTellsNothing() throws IOException {
        Evidence evidence = ask(HTTP, address -> {
            throw new IOException("nobody knows the name shop.example");
        });
        assertThat(evidence.state()).isEqualTo(EvidenceState.UNREADABLE);
        assertThat(evidence.facts().isEmpty()).isTrue();
        assertThat(evidence.message()).contains("nobody knows the name");
    }

    @Test
    void aRedirectToAnotherHostIsNotUp() throws IOException {
        ProbeTransport elsewhere =
                address -> new ProbeAnswer(302, Duration.ZERO, new byte[0], true, Optional.of("https://login.example"));
        Evidence evidence = ask(HTTP, elsewhere);
        assertThat(evidence.facts().count("up")).contains(0L);
        assertThat(evidence.message()).contains("redirects to https://login.example, which is not asked");
        assertThat(ask(PROMETHEUS, elsewhere).state()).isEqualTo(EvidenceState.UNREADABLE);
    }

    @Test
    void secretsInTheAddressAreNotShown() throws IOException {
        for (ProbeTransport transport : new ProbeTransport[] {
            answering(200, "ok", true),
            answering(500, "", true),
            address -> {
                throw new IOException("x");
            }
        }) {
            assertThat(ask(HTTP, transport).toString()).doesNotContain("secret");
        }
    }

    @Test
    void anInterruptionIsNotAnAnswer() {
        assertThatThrownBy(() -> ask(HTTP, address -> {
                    throw new InterruptedIOException("stop");
                }))
                .isInstanceOf(InterruptedIOException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0", "1.5, 1.5", "-3, -3.0", "1.5e+06, 1500000.0", "2E-3, 0.002"})
    void oneSeriesIsAValue(String written, double value) throws IOException {
        Evidence evidence = answered(vector(written));
        assertThat(evidence.state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(evidence.format()).contains("prometheus");
        assertThat(evidence.facts().asMap()).containsExactly(entry("value", value));
        assertThat(evidence.measuredAt()).contains(Instant.parse("2026-05-06T11:59:50.781Z"));
    }

    @Test
    void aScalarIsAValue() throws IOException {
        assertThat(answered(
                                "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1778068790,\"7\"]}}")
                        .facts()
                        .asMap())
                .containsExactly(entry("value", 7.0));
    }

    @Test
    void anEmptyResultIsNoDataAndNotZero() throws IOException {
        Evidence evidence = answered(vector());
        assertThat(evidence.state()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(evidence.facts().isEmpty()).isTrue();
        assertThat(evidence.message()).contains("no data, which is not 0");
    }

    @Test
    void anAnswerWithWarningsIsNotBelieved() throws IOException {
        Evidence evidence = answered(vector("3").replace("\"data\"", "\"warnings\":[\"a store is away\"],\"data\""));
        assertThat(evidence.state()).isEqualTo(EvidenceState.CONTRADICTED);
        assertThat(evidence.facts().has("value")).isTrue();
        assertThat(evidence.message()).contains("a store is away");
        assertThat(answered(vector().replace("\"data\"", "\"warnings\":[\"x\"],\"data\""))
                        .state())
                .isEqualTo(EvidenceState.CONTRADICTED);
        assertThat(answered(vector("3").replace("\"data\"", "\"infos\":[\"x\"],\"warnings\":null,\"data\""))
                        .state())
                .isEqualTo(EvidenceState.PRESENT);
    }

    @Test
    void anOldValueIsStale() throws IOException {
        assertThat(answered(vector("3").replace("1778068790.781", "1778060000")).state())
                .isEqualTo(EvidenceState.STALE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "+Inf", "-Inf", "", "x", "0x1F", "1,5"})
    void whatIsNoFiniteNumberIsUnreadable(String written) throws IOException {
        Evidence evidence = answered(vector(written));
        assertThat(evidence.state()).isEqualTo(EvidenceState.UNREADABLE);
        assertThat(evidence.message()).contains("no number to compare");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\"} | failed: bad_data: parse error",
                "400 | {\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\"} | failed: bad_data: parse error",
                "503 | <html>unavailable</html>                                      | the server answered 503",
                "401 | {}                                                            | the server answered 401",
                "200 | <html>login</html>                                            | not JSON",
                "200 | {}                                                            | no answer of a Prometheus server",
                "200 | {\"status\":\"success\"}                                      | has no result",
                "200 | {\"status\":\"success\",\"data\":{\"result\":[]}}             | not a number",
                "200 | {\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}       | range of values",
                "200 | {\"status\":\"success\",\"data\":{\"resultType\":\"string\",\"result\":[1,\"x\"]}} | gives a string",
                "200 | {\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{}]}}     | a series has no value",
                "200 | {\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"histogram\":[]}]}} | histogram",
                "200 | {\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[\"x\",\"1\"]}} | should be a number",
                "200 | {\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[-1,\"1\"]}} | beyond reason",
            })
    void whatIsNoAnswerIsUnreadable(int status, String body, String why) throws IOException {
        Evidence evidence = ask(PROMETHEUS, answering(status, body, true));
        assertThat(evidence.state()).isEqualTo(EvidenceState.UNREADABLE);
        assertThat(evidence.message()).contains("https://prometheus.example: ", why);
    }

    @Test
    void severalSeriesAreNoAnswer() throws IOException {
        Evidence evidence = answered(vector("1", "2"));
        assertThat(evidence.state()).isEqualTo(EvidenceState.UNREADABLE);
        assertThat(evidence.message()).contains("gives 2 series", "sum(");
    }

    @Test
    void aHugeAnswerIsUnreadable() throws IOException {
        assertThat(ask(PROMETHEUS, answering(200, vector("1"), false)).message())
                .contains("larger than");
    }

    @Test
    void aMonitoringServerThatDoesNotAnswerTellsNothingOfTheService() throws IOException {
        Evidence evidence = ask(PROMETHEUS, address -> {
            throw new NoAnswerException("it refused the connection", null);
        });
        assertThat(evidence.state()).isEqualTo(EvidenceState.UNREADABLE);
        assertThat(evidence.message()).contains("did not answer: it refused the connection");
    }

    @ParameterizedTest
    @CsvSource({
        "https://p.example,                      https://p.example/api/v1/query?query=a%2Bb%26c",
        "https://p.example/,                     https://p.example/api/v1/query?query=a%2Bb%26c",
        "https://p.example/prom/,                https://p.example/prom/api/v1/query?query=a%2Bb%26c",
        "https://p.example/api/v1/query,         https://p.example/api/v1/query?query=a%2Bb%26c",
        "https://p.example/prom?tenant=1,        https://p.example/prom/api/v1/query?tenant=1&query=a%2Bb%26c",
    })
    void theQueryIsAskedAtTheApi(String address, String asked) throws IOException {
        String[] seen = {""};
        ask(ProbeSpec.of("q", address, Optional.of("a+b&c"), Optional.empty()), uri -> {
            seen[0] = uri.toString();
            throw new IOException("enough");
        });
        assertThat(seen[0]).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://a.example/,          should begin with https://",
        "file:///etc/passwd,        should begin with https://",
        "/health,                   should begin with https://",
        "https:///health,           no address of a server",
        "https://bob:pw@a.example/, should not hold a user or password",
        "'https://a b',             no address of a server",
    })
    void whatIsNoAddressIsRefused(String address, String why) {
        assertThatThrownBy(() -> ProbeSpec.of("x", address, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
