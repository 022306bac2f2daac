package io.jenkins.plugins.releasereadiness.rollback;

import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** Records of builds as the steps write them, as far as later builds look at them. */
final class EarlierBuilds {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private EarlierBuilds() {}

    /** A release that was decided about, and watched in production. */
    static void record(WorkflowRun run, String version, String decision, String watched) throws Exception {
        record(run, version, Map.of("outcome", decision), watched, Optional.empty());
    }

    /**
     * @param decision what was decided about the launch
     * @param watched how its watch in production ended; empty if it was not watched
     * @param recovery how long a rollback took
     */
    static void record(
            WorkflowRun run, String version, Map<String, Object> decision, String watched, Optional<Duration> recovery)
            throws Exception {
        ReleaseRecords.of(run)
                .start(
                        "alice",
                        new Release(
                                run.getParent().getFullName(),
                                Optional.of(version),
                                Optional.empty(),
                                run.getFullDisplayName(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of()),
                        new PolicySnapshot("small", "test", DIGEST, Map.of("version", 1L, "name", "small")),
                        TaskListener.NULL);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("outcome", watched);
        recovery.ifPresent(taken -> result.put("recovery", Map.of("taken", taken.toString())));
        ReleaseRecords.of(run).write(TaskListener.NULL, writer -> {
            writer.append("alice", EntryKind.DECISION, Map.of("decision", decision));
            if (!watched.isEmpty()) {
                writer.append(
                        "system:rollback",
                        EntryKind.ROLLBACK_OUTCOME,
                        Map.of("id", "5", "environment", "production", "result", result));
            }
            writer.document("alice", "notes.md", new byte[] {'x'});
        });
    }
}
