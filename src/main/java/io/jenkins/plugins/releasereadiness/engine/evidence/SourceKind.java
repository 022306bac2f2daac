package io.jenkins.plugins.releasereadiness.engine.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The kinds of evidence and the facts each may carry: the vocabulary of criteria, JSON and pages.
 *
 * <p>A fact named {@code score.*} stands for a family of names.
 */
public enum SourceKind {
    TESTS("total", "passed", "failed", "errors", "skipped", "flaky", "durationSeconds"),
    COVERAGE("line.covered", "line.total", "line.percent", "branch.covered", "branch.total", "branch.percent"),
    FINDINGS("critical", "high", "medium", "low", "info", "unknown", "total", "suppressed", "components", "statements"),
    LOAD(
            "requests",
            "failed",
            "errorRate",
            "meanMs",
            "p50Ms",
            "p90Ms",
            "p95Ms",
            "p99Ms",
            "maxMs",
            "requestsPerSecond",
            "thresholdsFailed"),
    ACCESSIBILITY("critical", "serious", "moderate", "minor", "total", "incomplete", "score.*"),
    RELEASE("version", "previousVersion", "bump", "entries", "breaking"),
    DEPLOYMENT("status", "services", "failedServices", "startedAt", "finishedAt"),
    PROBE("up", "latencyMs", "value"),
    FILE("files", "bytes", "sha256"),
    ATTESTATION("total", "yes", "no");

    private static final Set<String> TEXTS = Set.of(
            "version",
            "previousVersion",
            "bump",
            "status",
            "startedAt",
            "finishedAt",
            "sha256",
            "answer",
            "by",
            "at",
            "reason",
            "link",
            "expires");

    private final List<String> facts;

    SourceKind(String... facts) {
        this.facts = List.of(facts);
    }

    /** The kind as JSON writes it, for example {@code tests}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of the facts a source of this kind may carry, in the order in which they are shown. */
    public List<String> facts() {
        return facts;
    }

    /** Whether a source of this kind may carry the fact {@code name}. */
    public boolean mayCarry(String name) {
        for (String fact : facts) {
            if (fact.equals(name) || fact.endsWith("*") && name.startsWith(fact.substring(0, fact.length() - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the fact {@code name} of this kind is a text; the others are numbers. */
    public boolean isText(String name) {
        return facts.contains(name) && TEXTS.contains(name);
    }

    /**
     * The kind written as {@code word}.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    public static SourceKind ofWord(String word) {
        for (SourceKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind of evidence '" + word + "'");
    }
}
