package io.jenkins.plugins.releasereadiness.rollback;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A service whose health the test decides. */
final class FakeService implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Mood mood = Mood.HEALTHY;

    enum Mood {
        HEALTHY,
        BROKEN,
        /** Says 200, but not what a healthy service says. */
        LYING,
        /** Bad every second time. */
        FLAPPING
    }

    FakeService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            int number = asked.incrementAndGet();
            boolean good = mood == Mood.HEALTHY || mood == Mood.FLAPPING && number % 2 == 1;
            byte[] answer = (good ? "UP" : "sorry").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(good || mood == Mood.LYING ? 200 : 503, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/health";
    }

    /** An address at which nothing listens. */
    static String deadUrl() {
        try (FakeService service = new FakeService()) {
            return service.url();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int asked() {
        return asked.get();
    }

    void become(Mood next) {
        mood = next;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
