package io.jenkins.plugins.releasereadiness.benchmarks.jmh;

import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.policy.BuiltInPolicies;
import io.jenkins.plugins.releasereadiness.engine.policy.KnownFormats;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyException;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyText;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import io.jenkins.plugins.releasereadiness.engine.score.ScoreInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A policy and what was read for it.
 *
 * @param open how many questions are left without a Yes
 */
record Checklist(Policy policy, ScoreInput input, int open) {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int SOURCES = 20;
    private static final int CATEGORIES = 10;

    /** The built-in policy; every question is answered Yes, or every other of those that people attest is left out. */
    static Checklist builtIn(boolean ready) throws PolicyException {
        Policy policy = loader().builtIn(BuiltInPolicies.PRODUCTION_READINESS).policy();
        List<Attestation> attestations = new ArrayList<>();
        int attested = 0;
        int open = 0;
        for (Question question : policy.questions().values()) {
            if (question.criteria().isPresent()) {
                continue;
            }
            if (ready || attested++ % 2 == 0) {
                attestations.add(yes(question.id()));
            } else {
                open++;
            }
        }
        return new Checklist(policy, input(policy, attestations), open);
    }

    /** A policy of {@code size} measured questions; each is answered Yes, or every other No. */
    static Checklist ofMeasured(int size, boolean ready) throws PolicyException {
        StringBuilder text = new StringBuilder("version: 1\nname: large\nsources:\n");
        for (int i = 0; i < SOURCES; i++) {
            text.append("  tests-" + i + ": {format: junit, files: [\"reports/" + i + "/*.xml\"]}\n");
        }
        text.append("categories:\n");
        for (int i = 0; i < CATEGORIES; i++) {
            text.append("  area-" + i + ": {title: \"Area " + i + "\", weight: 10, minimum: 90}\n");
        }
        text.append("thresholds: {overall: 80}\nquestions:\n");
        int open = 0;
        for (int i = 0; i < size; i++) {
            boolean yes = ready || i % 2 == 0;
            open += yes ? 0 : 1;
            String source = "tests-" + i % SOURCES;
            text.append("  area-" + i % CATEGORIES + ".q" + i + ":\n    category: area-" + i % CATEGORIES + "\n");
            text.append("    text: Question " + i + "\n    severity: medium\n");
            text.append("    pass: [\"" + source + ".total >= " + (yes ? 10 : 1_000_000) + "\", \"" + source
                    + ".failed = 0\"]\n    warn: [\"" + source + ".total >= 2000000\"]\n");
        }
        Policy policy =
                loader().load(PolicyText.file("large.yml", text.toString())).policy();
        return new Checklist(policy, input(policy, List.of()), open);
    }

    private static PolicyLoader loader() {
        return new PolicyLoader(KnownFormats.of(Readers.load()), PolicyFiles.NONE);
    }

    private static ScoreInput input(Policy policy, List<Attestation> attestations) {
        Readers readers = Readers.load();
        Map<String, Evidence> evidence = new HashMap<>();
        for (Source source : policy.sources().values()) {
            String format = source.format().orElseThrow();
            SourceKind kind = readers.of(format).orElseThrow().kind();
            evidence.put(source.id(), evidence(source.id(), kind, format));
        }
        return new ScoreInput(NOW, evidence, attestations, Optional.of(evidence));
    }

    private static Attestation yes(String question) {
        return new Attestation(
                question, true, "release-manager", NOW, Optional.of("rehearsed"), Optional.empty(), Optional.empty());
    }

    private static Evidence evidence(String source, SourceKind kind, String format) {
        Facts.Builder facts = Facts.builder();
        for (String name : kind.facts()) {
            switch (name) {
                case "total", "passed", "requests", "components", "line.total", "line.covered" ->
                    facts.count(name, 1000);
                case "line.percent", "branch.percent" -> facts.number(name, 100);
                case "files", "bytes", "services" -> facts.count(name, 3);
                case "status" -> facts.text(name, "success");
                case "score.*", "version", "previousVersion", "bump", "startedAt", "finishedAt", "sha256" -> {}
                default -> facts.count(name, 0);
            }
        }
        return new Evidence(
                source,
                Optional.of(kind),
                Optional.of(format),
                EvidenceState.PRESENT,
                facts.build(),
                "read",
                List.of(),
                Optional.of(NOW));
    }
}
