package io.jenkins.plugins.releasereadiness.engine.gate;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.FileDigest;
import io.jenkins.plugins.releasereadiness.engine.policy.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requirements about evidence as a whole: that it is there and fresh, and that artifacts are intact. */
final class EvidenceChecks {
    private final GateContext context;

    EvidenceChecks(GateContext context) {
        this.context = context;
    }

    Finding present(Requirement.EvidencePresent requirement) {
        String target = "present: " + String.join(", ", requirement.sources())
                + requirement
                        .maxAge()
                        .map(age -> ", at most " + words(age) + " old")
                        .orElse("");
        Finding worst = Finding.passed("present", target);
        for (String source : requirement.sources()) {
            worst = worst.or(present(source, requirement.maxAge(), target));
        }
        return worst;
    }

    private Finding present(String source, Optional<Duration> maxAge, String target) {
        Evidence evidence = context.evidence().get(source);
        if (evidence == null) {
            return Finding.missing(target, "no evidence was collected for " + source);
        }
        if (evidence.state() != EvidenceState.PRESENT || maxAge.isEmpty()) {
            return Finding.of(evidence.state(), target, source + ": " + evidence.message());
        }
        Optional<Instant> measured = evidence.measuredAt();
        if (measured.isEmpty()) {
            return Finding.failed("age unknown", target, source + " does not tell when it was measured");
        }
        Instant limit = context.now().minus(maxAge.get());
        return measured.get().isBefore(limit)
                ? Finding.failed("measured " + measured.get(), target, source + " is older than " + words(maxAge.get()))
                : Finding.passed("measured " + measured.get(), target);
    }

    Finding artifacts(Requirement.ArtifactsIntact requirement) {
        String target = "at least " + requirement.minFiles() + " files"
                + (requirement.maxBytes().isPresent()
                        ? ", at most " + requirement.maxBytes().getAsLong() + " bytes"
                        : "")
                + requirement
                        .checksums()
                        .map(file -> ", each as " + file + " says")
                        .orElse("");
        Evidence evidence = context.evidence().get(requirement.source());
        if (evidence == null || evidence.state() != EvidenceState.PRESENT) {
            return evidence == null
                    ? Finding.missing(target, "no evidence was collected for " + requirement.source())
                    : Finding.of(evidence.state(), target, requirement.source() + ": " + evidence.message());
        }
        List<FileDigest> files = evidence.files();
        long bytes = files.stream().mapToLong(FileDigest::bytes).sum();
        String actual = files.size() + " files, " + bytes + " bytes";
        if (files.size() < requirement.minFiles()) {
            return Finding.failed(actual, target, "files are missing");
        }
        if (requirement.maxBytes().isPresent() && bytes > requirement.maxBytes().getAsLong()) {
            return Finding.failed(actual, target, "the files are larger than allowed");
        }
        return requirement
                .checksums()
                .flatMap(file -> checksumProblem(file, files))
                .map(problem -> Finding.failed(actual, target, problem))
                .orElseGet(() -> Finding.passed(actual, target));
    }

    private Optional<String> checksumProblem(String file, List<FileDigest> files) {
        Optional<Map<String, String>> expected = context.checksums().apply(file);
        if (expected.isEmpty()) {
            return Optional.of("the checksums in " + file + " cannot be read");
        }
        List<String> wrong = new ArrayList<>();
        for (FileDigest digest : files) {
            String sum = expected.get().get(digest.path());
            if (sum == null) {
                wrong.add(digest.path() + " is not named in " + file);
            } else if (!sum.equalsIgnoreCase(digest.sha256())) {
                wrong.add(digest.path() + " differs from " + file);
            }
        }
        for (String path : expected.get().keySet()) {
            if (files.stream().noneMatch(digest -> digest.path().equals(path))) {
                wrong.add(path + " is named in " + file + " but is not there");
            }
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", wrong));
    }

    private static String words(Duration duration) {
        return duration.toDays() > 2 ? duration.toDays() + " days" : duration.toHours() + " hours";
    }
}
