package io.jenkins.plugins.releasereadiness.engine.evidence.probe;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;

/**
 * Asks with the HTTP client of the JDK. The limits hold for the whole exchange, so that neither a server that trickles
 * nor one that never ends keeps a thread. Safe for use by several threads.
 */
public final class HttpTransport implements ProbeTransport {
    private final HttpClient client;
    private final ProbeLimits limits;
    private final Map<String, String> headers;
    private final LongSupplier nanos;

    /**
     * @param client builder with what the environment needs (proxy, trusted certificates); timeouts and redirects are set
     *     here
     * @param headers sent with every request, for example {@code Authorization}; only the host of the address gets them
     * @param nanos a clock that only goes forward, for example {@link System#nanoTime}
     */
    public HttpTransport(
            HttpClient.Builder client, ProbeLimits limits, Map<String, String> headers, LongSupplier nanos) {
        this.client = client.followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.timeout())
                .build();
        this.limits = limits;
        this.headers = Map.copyOf(headers);
        this.nanos = Objects.requireNonNull(nanos);
    }

    private HttpTransport(HttpTransport shared, Map<String, String> headers) {
        this.client = shared.client;
        this.limits = shared.limits;
        this.headers = Map.copyOf(headers);
        this.nanos = shared.nanos;
    }

    /** The same client, whose threads live as long as it does, with other headers in place of the own ones. */
    public HttpTransport with(Map<String, String> otherHeaders) {
        return new HttpTransport(this, otherHeaders);
    }

    @Override
    public ProbeAnswer get(URI address) throws IOException {
        long begin = nanos.getAsLong();
        URI at = address;
        for (int redirects = 0; ; redirects++) {
            HttpResponse<BoundedBody.Read> response =
                    exchange(HttpRequest.newBuilder(at).GET(), at, begin);
            Optional<URI> next = redirect(response);
            boolean stay = next.isEmpty() || sameServer(address, next.get());
            if (next.isEmpty() || !stay || redirects == limits.maxRedirects()) {
                return new ProbeAnswer(
                        response.statusCode(),
                        Duration.ofNanos(nanos.getAsLong() - begin),
                        response.body().bytes(),
                        response.body().whole(),
                        stay ? Optional.empty() : next.map(HttpTransport::host));
            }
            at = next.get();
        }
    }

    /**
     * Posts. No redirect is followed: what is posted goes where it was meant to go and nowhere else.
     *
     * @param more headers of this message alone
     * @return status of the answer
     * @throws IOException if there was no answer; the message is a sentence for people
     */
    public int post(URI address, Map<String, String> more, byte[] body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        more.forEach(request::setHeader);
        return exchange(request, address, nanos.getAsLong()).statusCode();
    }

    private HttpResponse<BoundedBody.Read> exchange(HttpRequest.Builder request, URI address, long begin)
            throws IOException {
        Duration left = limits.timeout().minusNanos(nanos.getAsLong() - begin);
        if (left.isNegative() || left.isZero()) {
            throw tooSlow(null);
        }
        request.timeout(left);
        headers.forEach(request::setHeader);
        CompletableFuture<HttpResponse<BoundedBody.Read>> answer =
                client.sendAsync(request.build(), info -> new BoundedBody(limits.maxBodyBytes()));
        try {
            return answer.get(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw tooSlow(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException)
                    new InterruptedIOException("interrupted while asking " + host(address)).initCause(e);
        } catch (ExecutionException e) {
            throw explained(e.getCause(), address);
        } finally {
            answer.cancel(true);
        }
    }

    private IOException explained(Throwable e, URI address) {
        if (e instanceof HttpTimeoutException) {
            return tooSlow(e);
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return new IOException("nobody knows the name " + address.getHost(), e);
            }
            if (cause instanceof SSLException) {
                return new IOException("no secure connection: " + cause.getMessage(), e);
            }
        }
        if (e instanceof ConnectException) {
            return new NoAnswerException("it refused the connection", e);
        }
        if (e instanceof IOException) {
            return new NoAnswerException("it broke off the connection", e);
        }
        return new IOException("it could not be asked: " + e, e);
    }

    private NoAnswerException tooSlow(Throwable cause) {
        return new NoAnswerException(
                "it did not answer within " + limits.timeout().toMillis() + " ms", cause);
    }

    private static Optional<URI> redirect(HttpResponse<?> response) {
        return switch (response.statusCode()) {
            case 301, 302, 303, 307, 308 ->
                response.headers().firstValue("Location").flatMap(location -> {
                    try {
                        return Optional.of(response.uri().resolve(location));
                    } catch (IllegalArgumentException e) {
                        return Optional.empty();
                    }
                });
            default -> Optional.empty();
        };
    }

    /** Another port or a step from https to http leads to another server as well. */
    private static boolean sameServer(URI one, URI other) {
        return Objects.equals(one.getScheme(), other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort()
                && other.getRawUserInfo() == null;
    }

    private static String host(URI address) {
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }
}
