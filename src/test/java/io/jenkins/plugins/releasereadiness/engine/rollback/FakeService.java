package io.jenkins.plugins.releasereadiness.engine.rollback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A service whose health the test decides: {@code /health} for people and probes, {@code /metrics} for a Prometheus server,
 * and {@code /api/v1/query} as if it were one itself.
 */
public final class FakeService implements AutoCloseable {
    /** How long an answer takes by {@link #nanos} while it is slow. */
    public static final Duration SLOW = Duration.ofSeconds(2);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private volatile Mood mood = Mood.HEALTHY;
    private volatile Path healer;
    private volatile Duration delay = Duration.ZERO;
    private volatile String wanted;

    /** How it is. */
    public enum Mood {
        HEALTHY,
        BROKEN,
        /** Says 200, but not what a healthy service says. */
        LYING,
        /** Bad every second time. */
        FLAPPING,
        /** Right, but late. */
        SLOW,
        /** Right five times, then late four times, then broken. */
        DEGRADING,
        /** Takes the question and never answers. */
        SILENT
    }

    public FakeService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::health);
        server.createContext("/metrics", exchange -> answer(exchange, 200, "shop_errors " + errors() + "\n"));
        server.createContext("/api/v1/query", this::query);
        server.start();
    }

    private void health(HttpExchange exchange) throws IOException {
        int number = asked.incrementAndGet();
        Mood now = mood();
        boolean late = now == Mood.SLOW || now == Mood.DEGRADING && number > 5 && number <= 9;
        boolean good = late
                || now == Mood.HEALTHY
                || now == Mood.FLAPPING && number % 2 == 1
                || now == Mood.DEGRADING && number <= 5;
        if (now == Mood.SILENT) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
            return;
        }
        if (late) {
            nanos.addAndGet(SLOW.toNanos());
            pause(delay);
        }
        answer(exchange, good || now == Mood.LYING ? 200 : 503, good ? "UP" : "sorry");
    }

    private void pause(Duration time) {
        try {
            closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void query(HttpExchange exchange) throws IOException {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (wanted != null && !wanted.equals(header)) {
            answer(exchange, 401, "who are you?");
            return;
        }
        answer(exchange, 200, """
                {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[%d,"%s"]}]}}
                """.formatted(System.currentTimeMillis() / 1000, errors()));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String errors() {
        return mood() == Mood.HEALTHY ? "0" : "0.25";
    }

    private Mood mood() {
        Path file = healer;
        return file != null && Files.exists(file) ? Mood.HEALTHY : mood;
    }

    public String url() {
        return address() + "/health";
    }

    /** Its address without a path. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** An address at which nothing listens. */
    public static String deadUrl() {
        try (FakeService service = new FakeService()) {
            return service.url();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int asked() {
        return asked.get();
    }

    /** A clock that goes on only while the service is slow, so that nobody has to wait for it. */
    public long nanos() {
        return nanos.get();
    }

    public void become(Mood next) {
        mood = next;
    }

    /** Slow also for who looks at a clock of their own. */
    public void becomeReallySlow(Duration late) {
        delay = late;
        mood = Mood.SLOW;
    }

    /** From when on {@code file} is there, it is healthy. */
    public void healedBy(Path file) {
        healer = file;
    }

    /** Answers queries only with this header. */
    public void wantsAuthorization(String header) {
        wanted = header;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
