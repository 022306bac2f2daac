package io.jenkins.plugins.releasereadiness.engine.rollback;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Prometheus server (package {@code prometheus} of Debian), in a folder of its own, that reads the metrics of a
 * {@link FakeService} every second and answers nobody but {@link #USER}.
 */
public final class PrometheusServer implements AutoCloseable {
    public static final String USER = "watcher";
    public static final String PASSWORD = "watch-me";

    /** {@link #PASSWORD} as the server's configuration wants it. */
    private static final String BCRYPT = "$2a$04$3V.ufe.ky6FGwYaeNnc.Heql6GEjX1f/RB9e0ZCnBW1RUyXy4pHHe";

    private final Process process;
    private final String address;

    private PrometheusServer(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** The program: the environment's PROMETHEUS, else the one on the path; empty if there is none. */
    public static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(
                        Stream.ofNullable(System.getenv("PROMETHEUS")).map(Path::of),
                        Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, "prometheus")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it, and returns when it has read the metrics once. */
    public static PrometheusServer start(Path program, Path folder, FakeService service) throws Exception {
        Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s}
                scrape_configs:
                  - job_name: shop
                    static_configs: [{targets: ['%s']}]
                """.formatted(
                        URI.create(service.address()).getAuthority()));
        Files.writeString(folder.resolve("web.yml"), "basic_auth_users: {" + USER + ": '" + BCRYPT + "'}\n");
        String authority = "127.0.0.1:" + freePort();
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--web.config.file=" + folder.resolve("web.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + authority)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        PrometheusServer server = new PrometheusServer(process, "http://" + authority);
        try {
            server.awaitValue(folder.resolve("prometheus.log"), "\"value\"");
        } catch (Exception | AssertionError e) {
            server.close();
            throw e;
        }
        return server;
    }

    public String address() {
        return address;
    }

    /** The header that it wants. */
    public static String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((USER + ':' + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns when the answer to the query {@code shop_errors} has {@code text}. */
    public void awaitValue(Path log, String text) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/query?query=shop_errors"))
                .header("Authorization", authorization())
                .build();
        for (int tries = 0; tries < 600; tries++) {
            try {
                String body = client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
                if (body.contains(text)) {
                    return;
                }
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new AssertionError("the Prometheus server ended: " + Files.readString(log), e);
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the Prometheus server never said " + text + ": " + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
