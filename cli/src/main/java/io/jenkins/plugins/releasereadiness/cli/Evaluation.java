package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.digest.ChecksumFile;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.collect.Collector;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import io.jenkins.plugins.releasereadiness.engine.gate.GateEvaluator;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.policy.Gate;
import io.jenkins.plugins.releasereadiness.engine.policy.LoadedPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.record.GateContexts;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.RecordWriter;
import io.jenkins.plugins.releasereadiness.engine.record.Reference;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.release.ChangelogRelease;
import io.jenkins.plugins.releasereadiness.engine.release.Changes;
import io.jenkins.plugins.releasereadiness.engine.report.Documents;
import io.jenkins.plugins.releasereadiness.engine.report.EvidenceDiff;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.Scorer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scores a workspace and checks gates, and keeps what happens in a record. */
final class Evaluation {
    private final Policy policy;
    private final ToolRecord record;
    private final Clock clock;
    private Optional<Changes> commits = Optional.empty();

    /** Starts the record with its policy, or continues the one that is there. */
    Evaluation(LoadedPolicy loaded, Release release, ToolRecord record, Clock clock) throws IOException {
        this.policy = loaded.policy();
        this.record = record;
        this.clock = clock;
        RecordWriter writer = record.writer();
        Optional<ReleaseRecord> before = record.record();
        if (before.isEmpty()) {
            writer.started(ToolRecord.ACTOR, "release-readiness " + Version.number(), release);
        }
        boolean same = before.flatMap(ReleaseRecord::policy)
                .filter(snapshot -> snapshot.sha256().equals(loaded.sha256()))
                .isPresent();
        if (!same) {
            writer.policy(ToolRecord.ACTOR, PolicySnapshot.of(loaded, List.of(), Map.of()));
        }
    }

    /** From here on the release is compared with {@code reference}. */
    void compareWith(Reference reference) throws IOException {
        if (!current().reference().equals(Optional.of(reference))) {
            record.writer().reference(ToolRecord.ACTOR, reference);
        }
    }

    /** The commits that go out, for what {@link #collect} records of the change. */
    void commits(Changes told) {
        commits = Optional.of(told);
    }

    /** The commits that were told now or before, and what the workspace's changelog says. */
    private void recordChanges(Path workspace) throws IOException {
        Changes known = current().changes();
        Changes told = commits.orElse(known);
        Changes all = new Changes(
                told.origin(), told.commits(), told.more(), changelog(workspace).or(known::changelog));
        if (!all.equals(known)) {
            record.writer().changes(ToolRecord.ACTOR, all);
        }
    }

    private Optional<ChangelogRelease> changelog(Path workspace) throws IOException {
        Optional<Path> file =
                policy.release().changelog().map(workspace::resolve).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream bytes = Files.newInputStream(file.get())) {
            return ChangelogRelease.read(bytes);
        } catch (UnreadableException e) {
            // then the rule that asks for a changelog is not kept, which says so
            return Optional.empty();
        }
    }

    /** What changed since the reference. */
    EvidenceDiff diff() throws IOException {
        return EvidenceDiff.of(current());
    }

    /** Reads every source of the policy and records what was read. */
    void collect(Path workspace, Readers readers) throws IOException {
        recordChanges(workspace);
        WorkspaceEvidence found =
                WorkspaceEvidence.collect(policy, workspace, new Collector(readers, clock), new ServerEvidence(clock));
        RecordWriter writer = record.writer();
        for (Evidence evidence : found.evidence().values()) {
            writer.evidence(ToolRecord.ACTOR, evidence, List.of());
        }
        if (found.attestationEvidence().isPresent()) {
            writer.attested(ToolRecord.ACTOR, found.attestationEvidence().get(), found.attestations(), List.of());
        }
    }

    /** Makes a scorecard from what the record holds, and records it. */
    Scorecard score() throws IOException {
        Scorecard card = new Scorer(policy).score(GateContexts.scoreInput(policy, current(), clock.instant()));
        record.writer().scorecard(ToolRecord.ACTOR, card);
        return card;
    }

    /** Checks a gate against what the record holds, and records the result. */
    GateResult gate(Gate gate, Path workspace) throws IOException {
        ReleaseRecord now = current();
        GateContexts.Surroundings around = new GateContexts.Surroundings(
                file -> checksums(workspace, file),
                variable ->
                        !Optional.ofNullable(System.getenv(variable)).orElse("").isEmpty(),
                Optional.empty());
        GateResult result =
                new GateEvaluator(policy, GateContexts.of(policy, now, clock.instant(), around)).evaluate(gate);
        record.writer().gate(ToolRecord.ACTOR, result, false);
        return result;
    }

    private static Optional<Map<String, String>> checksums(Path workspace, String file) {
        try {
            return new WorkspaceFiles(workspace.toAbsolutePath()).file(file).flatMap(ChecksumFile::parse);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Publishes every document and seals the bundle. */
    void publish() throws IOException {
        record.publish(Documents.of(current(), policy));
    }

    /** As {@link #publish}, at the end of a release: with what never happened. */
    void complete() throws IOException {
        record.publish(Documents.complete(current(), policy));
    }

    ReleaseRecord current() throws IOException {
        return record.record().orElseThrow();
    }

    /** What the policy says of each gate. */
    Map<String, Gate> gates() {
        return policy.gates();
    }
}
