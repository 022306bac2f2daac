package io.jenkins.plugins.releasereadiness.rollback;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One look at an HTTP address: up if it answers in time with a status below 400 and the expected text. An address that
 * refuses, or does not answer in time, is down, which is a measurement; one that cannot be asked at all (no such host, no
 * address) is not measured.
 */
final class HttpLook {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int LONGEST_ANSWER = 1 << 20;

    private final HttpClient client;
    private final Clock clock;

    HttpLook(Clock clock) {
        this.clock = clock;
        client = HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    Evidence at(Source source) throws InterruptedException {
        Instant began = clock.instant();
        String url = source.url().orElseThrow();
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(TIMEOUT)
                    .GET()
                    .build();
        } catch (IllegalArgumentException e) {
            return Evidence.missing(source.id(), url + " is no address of a server; write http://host/path");
        }
        try {
            // The client's own timeout ends with the headers; a body that trickles in must not last longer either.
            return client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                    .thenApplyAsync(response -> answer(source, response, began))
                    .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return seen(source, false, began, url + " did not answer within " + TIMEOUT.toSeconds() + " s");
        } catch (ExecutionException e) {
            return trouble(source, began, url, e.getCause());
        }
    }

    private Evidence trouble(Source source, Instant began, String url, Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof UnknownHostException || t instanceof UnresolvedAddressException) {
                return Evidence.missing(source.id(), "the host of " + url + " is not known");
            }
        }
        return seen(source, false, began, url + " does not answer: " + cause);
    }

    private Evidence answer(Source source, HttpResponse<InputStream> response, Instant began) {
        String url = source.url().orElseThrow();
        try (InputStream body = response.body()) {
            String text = new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
            if (response.statusCode() >= 300) {
                return seen(source, false, began, url + " answered with status " + response.statusCode());
            }
            if (source.expect().filter(wanted -> !text.contains(wanted)).isPresent()) {
                return seen(
                        source,
                        false,
                        began,
                        url + " answered with status " + response.statusCode() + " but without the expected text");
            }
            return seen(source, true, began, url + " answered with status " + response.statusCode());
        } catch (IOException e) {
            return seen(source, false, began, url + " broke off its answer: " + e.getMessage());
        }
    }

    private Evidence seen(Source source, boolean up, Instant began, String message) {
        Instant now = clock.instant();
        return new Evidence(
                source.id(),
                Optional.of(SourceKind.PROBE),
                Optional.of("http"),
                EvidenceState.PRESENT,
                Facts.builder()
                        .count("up", up ? 1 : 0)
                        .count(
                                "latencyMs",
                                Math.max(0, Duration.between(began, now).toMillis()))
                        .build(),
                message,
                List.of(),
                Optional.of(now));
    }
}
