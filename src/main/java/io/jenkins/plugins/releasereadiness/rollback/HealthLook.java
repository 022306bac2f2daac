package io.jenkins.plugins.releasereadiness.rollback;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import io.jenkins.plugins.releasereadiness.engine.record.Reference;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.rollback.ProbeResult;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackRequest;
import io.jenkins.plugins.releasereadiness.engine.rollback.SeverityJudge;
import io.jenkins.plugins.releasereadiness.evidence.ServerLook;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One look at everything that a watch is about; the engine judges what was seen. */
final class HealthLook {
    private final BuildRecord record;
    private final ServerLook servers;

    HealthLook(BuildRecord record, Clock clock) {
        this.record = record;
        this.servers = new ServerLook(record.run(), clock);
    }

    /**
     * @param files evidence that was read again just now, by source; for other sources of files what the build recorded
     */
    ProbeResult look(RollbackRequest request, WatchRules rules, Map<String, Evidence> files) throws IOException {
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        record.record().ifPresent(recorded -> evidence.putAll(recorded.evidence()));
        evidence.putAll(files);
        for (Source source : rules.sources()) {
            if (source.probe()) {
                evidence.put(source.id(), servers.at(source));
            }
        }
        Optional<Map<String, Evidence>> reference =
                record.record().flatMap(ReleaseRecord::reference).map(Reference::evidence);
        ProbeResult judged = SeverityJudge.judge(policy(request, rules), evidence, reference);
        return judged.degraded().isEmpty()
                ? judged
                : new ProbeResult(judged.degraded(), judged.measured(), judged.explanation() + seen(rules, evidence));
    }

    /** What the servers said, where they said something bad: a number alone does not tell why. */
    private static String seen(WatchRules rules, Map<String, Evidence> evidence) {
        return rules.sources().stream()
                .filter(Source::probe)
                .map(source -> evidence.get(source.id()))
                .filter(piece -> piece.state() == EvidenceState.PRESENT)
                .filter(piece -> piece.facts().count("up").orElse(0L) == 0)
                .map(Evidence::message)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("; "), text -> text.isEmpty() ? "" : " (" + text + ")"));
    }

    private static RollbackPolicy policy(RollbackRequest request, WatchRules rules) {
        return new RollbackPolicy(
                request.window(),
                rules.severities(),
                request.decisions(),
                new RollbackPolicy.Plan(request.level(), List.of(), request.irreversible(), Optional.empty()),
                request.maxConsecutive());
    }
}
