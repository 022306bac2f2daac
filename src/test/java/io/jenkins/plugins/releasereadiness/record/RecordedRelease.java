package io.jenkins.plugins.releasereadiness.record;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.Samples;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The release record of a build, written without running the steps. */
record RecordedRelease(Run<?, ?> build, BuildRecord record) {
    /** A release of that version with so many findings. */
    static RecordedRelease of(Run<?, ?> build, String version, long high) throws IOException {
        return of(build, version, high, TaskListener.NULL);
    }

    /** As above, under a policy that names branches to compare with. */
    static RecordedRelease of(
            Run<?, ?> build, String version, long high, TaskListener listener, String... referenceBranches)
            throws IOException {
        Map<String, Object> document = referenceBranches.length == 0
                ? Map.of("version", 1L)
                : Map.of("version", 1L, "release", Map.of("referenceBranches", List.of(referenceBranches)));
        BuildRecord record = ReleaseRecords.of(build);
        record.start(
                "alice",
                new Release(
                        "shop",
                        Optional.of(version),
                        Optional.empty(),
                        build.getFullDisplayName(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()),
                new PolicySnapshot("strict", "readiness.yml", "a".repeat(64), document),
                listener);
        record.write(
                TaskListener.NULL,
                writer -> writer.evidence(
                        "alice", Samples.present("scan", Map.of("critical", 0L, "high", high)), List.of()));
        return new RecordedRelease(build, record);
    }

    /** Decides about it; an empty outcome leaves it undecided. */
    RecordedRelease decided(String outcome) throws IOException {
        return outcome.isEmpty()
                ? this
                : append(
                        EntryKind.DECISION,
                        Map.of("decision", Map.of("outcome", outcome, "maker", "bob", "reason", "")));
    }

    /** Ends its watch; an empty outcome leaves it unwatched. */
    RecordedRelease ended(String rollback) throws IOException {
        return rollback.isEmpty()
                ? this
                : append(
                        EntryKind.ROLLBACK_OUTCOME,
                        Map.of("phase", "done", "result", Map.of("outcome", rollback, "sentence", "")));
    }

    private RecordedRelease append(EntryKind kind, Map<String, Object> payload) throws IOException {
        record.write(TaskListener.NULL, writer -> writer.append("bob", kind, payload));
        return this;
    }
}
