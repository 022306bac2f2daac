package io.jenkins.plugins.releasereadiness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Probes of a policy are evidence of {@code score} and {@code gate} like files. */
class ProbeCollectionTest {
    private static final String NOW = "2026-03-02T09:00:00Z";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final List<URI> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private String address;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/health", "status: UP");
        answer(
                "/api/v1/query",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":"
                        + "[{\"metric\":{},\"value\":[1772442000,\"0.25\"]}]}}");
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(String path, String body) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI());
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private int gate(String sources, String criterion) throws IOException {
        Files.writeString(
                folder.resolve("readiness.yml"), """
                version: 1
                name: probes
                sources:
                  tests: {format: junit, files: ["TEST-*.xml"]}
                %s
                gates:
                  health:
                    title: Health
                    phase: production
                    whenItFails: Look.
                    checks:
                      probe: {text: The service is well, severity: high, pass: ["%s"]}
                """.formatted(sources.indent(2).stripTrailing(), criterion));
        return run("gate", "health");
    }

    private int run(Object... args) {
        String[] words = Stream.concat(Stream.of(args), Stream.of("--workspace", folder, "--now", NOW))
                .map(Object::toString)
                .toArray(String[]::new);
        return Main.run(new PrintWriter(out), new PrintWriter(out), words);
    }

    @Test
    void aGateAsksAService() throws IOException {
        String source = "health: {url: \"" + address + "/health\", expect: \"UP\"}";
        assertThat(gate(source, "health.up = 1")).as(out.toString()).isEqualTo(ExitCode.OK);
        assertThat(gate(source, "health.latencyMs >= 60000")).isEqualTo(ExitCode.NOT_READY);
        assertThat(asked).hasSize(2);
    }

    @Test
    void aGateAsksPrometheus() throws IOException {
        String source = "errors: {url: \"" + address + "\", query: \"rate(errors[5m])\"}";
        assertThat(gate(source, "errors.value = 0.25")).as(out.toString()).isEqualTo(ExitCode.OK);
        assertThat(gate(source, "errors.value < 0.25")).isEqualTo(ExitCode.NOT_READY);
        assertThat(asked.get(0).getQuery()).isEqualTo("query=rate(errors[5m])");
    }

    @Test
    void aServiceThatIsDownIsMeasured() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        String source = "health: {url: \"http://127.0.0.1:" + free + "/\"}";
        assertThat(gate(source, "health.up = 1")).isEqualTo(ExitCode.NOT_READY);
        assertThat(gate(source, "health.up = 0")).isEqualTo(ExitCode.OK);
    }

    @Test
    void withoutTheCredentialsOfJenkinsNobodyIsAskedAndNothingPasses() throws IOException {
        String source = "health: {url: \"" + address + "/health\", credentialsId: shop-monitor}";
        assertThat(gate(source, "health.up = 1")).isNotEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("shop-monitor");
        assertThat(asked).isEmpty();
    }

    @Test
    void aScoreKeepsTheAnswersInItsRecord() throws IOException {
        Files.writeString(folder.resolve("readiness.yml"), """
                version: 1
                name: probes
                extends: production-readiness
                sources:
                  health: {url: "%s/health"}
                questions:
                  monitoring.application:
                    pass: ["health.up = 1"]
                """.formatted(address));
        run("score", "--out", folder.resolve("out"));
        assertThat(Files.readString(folder.resolve("out/ledger.jsonl")))
                .contains("\"source\":\"health\"")
                .contains("\"up\":1")
                .contains("\"latencyMs\":");
        assertThat(asked).hasSize(1);
    }
}
