package io.jenkins.plugins.releasereadiness.notify;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver of webhooks that checks what it gets as receivers should, and answers as the test wants. */
public final class Receiver implements AutoCloseable {
    static final String SECRET = "whsec_c2hhcmVkIHNlY3JldA==";

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private volatile int failures;
    private volatile CountDownLatch held = new CountDownLatch(0);

    /** A message as it came; kind, text and release stand in its customData. */
    public record Received(
            String id,
            String type,
            String ceType,
            boolean signed,
            int answered,
            String kind,
            String text,
            String release) {}

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(run -> {
            Thread thread = new Thread(run, "receiver");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/hook", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Fields event = Fields.of(Json.read(body), "");
            Fields context = event.object("context");
            Fields data = event.object("customData");
            int answer = failures > 0 ? 503 : status;
            failures = Math.max(0, failures - 1);
            received.add(new Received(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    context.text("type"),
                    exchange.getRequestHeaders().getFirst("ce-type"),
                    isSigned(
                            exchange.getRequestHeaders().getFirst("webhook-id"),
                            exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                            exchange.getRequestHeaders().getFirst("webhook-signature"),
                            body),
                    answer,
                    data.text("kind"),
                    data.text("text"),
                    data.object("release").text("product")));
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    /** As docs/admin/notifications.md tells receivers to. */
    private static boolean isSigned(String id, String timestamp, String signature, byte[] body) {
        try {
            byte[] key = Base64.getDecoder().decode(SECRET.substring("whsec_".length()));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp + "." + new String(body, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8));
            return ("v1," + Base64.getEncoder().encodeToString(mac.doFinal())).equals(signature);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    void failTimes(int times) {
        failures = times;
    }

    public void answer(int next) {
        status = next;
    }

    /** From now on nobody is answered until the latch is open. */
    CountDownLatch hold() {
        held = new CountDownLatch(1);
        return held;
    }

    List<Received> received() {
        return received;
    }

    /** What was taken: answered with 2xx. */
    public List<Received> taken() {
        return received.stream().filter(message -> message.answered() < 300).toList();
    }

    @Override
    public void close() {
        held.countDown();
        server.stop(0);
    }
}
