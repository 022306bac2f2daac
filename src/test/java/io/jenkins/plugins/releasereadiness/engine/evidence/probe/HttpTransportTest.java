package io.jenkins.plugins.releasereadiness.engine.evidence.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against real servers on this machine: healthy, dead, slow, lying, huge. */
class HttpTransportTest {
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private static ProbeTransport transport(int timeoutMillis, Map<String, String> headers) {
        return new HttpTransport(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1),
                new ProbeLimits(Duration.ofMillis(timeoutMillis), 1000, 3),
                headers,
                System::nanoTime);
    }

    private static ProbeTransport patient() {
        return transport(60_000, Map.of());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Test
    void aHealthyServerAnswers() throws IOException {
        server.createContext("/", exchange -> answer(exchange, 200, "fine"));
        ProbeAnswer answer = patient().get(address("/health"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).asString().isEqualTo("fine");
        assertThat(answer.whole()).isTrue();
        assertThat(answer.latency()).isPositive();
        assertThat(answer.otherHost()).isEmpty();
    }

    @Test
    void headersAreSent() throws IOException {
        server.createContext(
                "/",
                exchange -> answer(exchange, 200, exchange.getRequestHeaders().getFirst("Authorization")));
        assertThat(transport(60_000, Map.of("Authorization", "Bearer x"))
                        .get(address("/"))
                        .body())
                .asString()
                .isEqualTo("Bearer x");
    }

    @Test
    void aDeadServerRefuses() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> patient().get(URI.create("http://localhost:" + free + "/")))
                .isInstanceOf(NoAnswerException.class)
                .hasMessage("it refused the connection");
    }

    @Test
    void aSlowServerDoesNotAnswerInTime() {
        server.createContext("/", exchange -> {
            waitForTheEnd();
            answer(exchange, 200, "late");
        });
        assertThatThrownBy(() -> transport(300, Map.of()).get(address("/")))
                .isInstanceOf(NoAnswerException.class)
                .hasMessage("it did not answer within 300 ms");
    }

    @Test
    void aServerThatTricklesDoesNotAnswerInTime() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            waitForTheEnd();
            exchange.close();
        });
        assertThatThrownBy(() -> transport(300, Map.of()).get(address("/")))
                .isInstanceOf(NoAnswerException.class)
                .hasMessage("it did not answer within 300 ms");
    }

    @Test
    void aServerThatBreaksOffDidNotAnswer() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('x');
            exchange.close();
        });
        assertThatThrownBy(() -> patient().get(address("/")))
                .isInstanceOf(NoAnswerException.class)
                .hasMessage("it broke off the connection");
    }

    @Test
    void ofAHugeAnswerOnlyTheBeginningIsRead() throws IOException {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = "0123456789".repeat(1000).getBytes(StandardCharsets.UTF_8);
            try (OutputStream out = exchange.getResponseBody()) {
                while (end.getCount() > 0) {
                    out.write(block);
                }
            }
        });
        ProbeAnswer answer = patient().get(address("/"));
        assertThat(answer.body()).hasSize(1000);
        assertThat(answer.whole()).isFalse();
    }

    @Test
    void anAnswerOfExactlyTheLimitIsWhole() throws IOException {
        server.createContext("/", exchange -> answer(exchange, 200, "x".repeat(1000)));
        assertThat(patient().get(address("/")).whole()).isTrue();
    }

    @Test
    void redirectsOnTheSameServerAreFollowed() throws IOException {
        server.createContext("/old", exchange -> {
            exchange.getResponseHeaders().set("Location", "/new");
            answer(exchange, 302, "");
        });
        server.createContext("/new", exchange -> answer(exchange, 200, "here"));
        assertThat(patient().get(address("/old")).body()).asString().isEqualTo("here");
    }

    @Test
    void redirectsToAnotherServerAreNotFollowed() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            asked.incrementAndGet();
            answer(exchange, 200, "fine");
        });
        other.start();
        try {
            String elsewhere = "http://localhost:" + other.getAddress().getPort();
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Location", elsewhere + "/health?token=x");
                answer(exchange, 302, "");
            });
            ProbeAnswer answer = patient().get(address("/"));
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.otherHost()).contains(elsewhere);
            assertThat(asked).hasValue(0);
        } finally {
            other.stop(0);
        }
    }

    @Test
    void redirectsWithoutEndAreGivenUp() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", "/" + asked.incrementAndGet());
            answer(exchange, 302, "");
        });
        assertThat(patient().get(address("/")).status()).isEqualTo(302);
        assertThat(asked).hasValue(4);
    }

    @Test
    void anInterruptedThreadStops() {
        server.createContext("/", exchange -> waitForTheEnd());
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> patient().get(address("/"))).isInstanceOf(InterruptedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aNameThatNobodyKnowsCannotBeAsked() {
        assertThatThrownBy(() -> patient().get(URI.create("http://nobody.invalid/")))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NoAnswerException.class)
                .hasMessage("nobody knows the name nobody.invalid");
    }

    private void waitForTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
