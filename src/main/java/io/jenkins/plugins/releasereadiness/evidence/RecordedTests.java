package io.jenkins.plugins.releasereadiness.evidence;

import hudson.Extension;
import hudson.model.Run;
import hudson.tasks.junit.TestResultAction;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.Freshness;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.policy.KnownFormats;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The test results that the {@code junit} step recorded in this build; only there if the JUnit plugin is. That plugin counts
 * errors as failures and knows no reruns, so {@code errors} and {@code flaky} are absent rather than guessed.
 */
@Extension(optional = true)
public final class RecordedTests extends BuildEvidence {
    @Override
    public String format() {
        return KnownFormats.JENKINS_TESTS;
    }

    @Override
    public SourceKind kind() {
        return SourceKind.TESTS;
    }

    @Override
    public Evidence read(Source source, Run<?, ?> run, Instant now) {
        List<TestResultAction> results = run.getActions(TestResultAction.class);
        if (results.isEmpty()) {
            return Evidence.missing(
                    source.id(), "no test results are recorded in this build; run the step junit before this one");
        }
        long total = 0;
        long failed = 0;
        long skipped = 0;
        double seconds = 0;
        for (TestResultAction result : results) {
            total += result.getTotalCount();
            failed += result.getFailCount();
            skipped += result.getSkipCount();
            seconds += result.getResult().getDuration();
        }
        long ran = total - skipped;
        Facts facts = Facts.builder()
                .count("total", total)
                .count("passed", ran - failed)
                .count("failed", failed)
                .count("skipped", skipped)
                .number("durationSeconds", Math.round(seconds * 1000) / 1000.0)
                .build();
        // The tests ran after the build began, so this is the oldest they can be.
        Instant measuredAt = Instant.ofEpochMilli(run.getStartTimeInMillis());
        if (ran == 0) {
            return evidence(source, EvidenceState.VACUOUS, facts, "0 tests ran, so nothing is proven", measuredAt);
        }
        return Freshness.problem(Optional.of(measuredAt), source.maxAge(), now)
                .map(old -> evidence(source, EvidenceState.STALE, facts, old, measuredAt))
                .orElseGet(() -> evidence(
                        source,
                        EvidenceState.PRESENT,
                        facts,
                        count(facts) + " tests as recorded in this build",
                        measuredAt));
    }

    private static long count(Facts facts) {
        return facts.count("total").orElseThrow();
    }

    private Evidence evidence(Source source, EvidenceState state, Facts facts, String message, Instant measuredAt) {
        return new Evidence(
                source.id(),
                Optional.of(kind()),
                Optional.of(format()),
                state,
                facts,
                message,
                List.of(),
                Optional.of(measuredAt));
    }
}
