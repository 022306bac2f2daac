package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.AttestationFile;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.FileDigest;
import io.jenkins.plugins.releasereadiness.engine.evidence.collect.Collector;
import io.jenkins.plugins.releasereadiness.engine.evidence.collect.SourceCollection;
import io.jenkins.plugins.releasereadiness.engine.evidence.collect.SourceSpec;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a policy's sources give in one workspace.
 *
 * @param evidence evidence by id of its source, files and probes, in the order of the policy
 * @param attestationEvidence the attestation files as evidence; empty if the policy names none
 * @param attestations what they attest; empty unless they can be read
 */
record WorkspaceEvidence(
        Map<String, Evidence> evidence, Optional<Evidence> attestationEvidence, List<Attestation> attestations) {
    /** Id of the evidence that the policy's attestation files are. */
    static final String ATTESTATIONS = "attestations";

    static WorkspaceEvidence collect(Policy policy, Path workspace, Collector collector, ServerEvidence servers)
            throws IOException {
        List<SourceSpec> specs = new ArrayList<>();
        Map<String, String> vexOf = new HashMap<>();
        for (Source source : policy.sources().values()) {
            if (!source.probe() && !source.built()) {
                specs.add(spec(source));
                source.vex().ifPresent(vex -> vexOf.put(source.id(), vex));
            }
        }
        Map<String, Evidence> files = new HashMap<>();
        for (Evidence evidence : new SourceCollection(collector, vexOf).collect(specs, workspace)) {
            files.put(evidence.source(), evidence);
        }
        Map<String, Evidence> found = new LinkedHashMap<>();
        for (Source source : policy.sources().values()) {
            found.put(source.id(), evidence(source, files, servers));
        }
        if (policy.attestationFiles().isEmpty()) {
            return new WorkspaceEvidence(found, Optional.empty(), List.of());
        }
        Evidence attestations = collector.collect(
                new SourceSpec(
                        ATTESTATIONS,
                        Optional.of("attestation"),
                        policy.attestationFiles(),
                        Optional.empty(),
                        ReadOptions.DEFAULTS),
                workspace);
        return new WorkspaceEvidence(found, Optional.of(attestations), attestations(attestations, workspace));
    }

    private static Evidence evidence(Source source, Map<String, Evidence> files, ServerEvidence servers)
            throws IOException {
        if (source.built()) {
            return Evidence.missing(
                    source.id(), "only a build in Jenkins holds this; name report files to measure it here as well");
        }
        return source.probe() ? servers.ask(source) : files.get(source.id());
    }

    private static SourceSpec spec(Source source) {
        return new SourceSpec(
                source.id(),
                source.format(),
                source.files(),
                source.maxAge(),
                new ReadOptions(
                        source.emptyRunIsClean(), source.allowIncomplete(), source.percentiles(), Optional.empty()));
    }

    private static List<Attestation> attestations(Evidence files, Path workspace) throws IOException {
        List<Attestation> attestations = new ArrayList<>();
        if (files.state() == EvidenceState.PRESENT) {
            for (FileDigest file : files.files()) {
                // a mistake would have made the evidence unreadable
                attestations.addAll(AttestationFile.read(
                        file.path(), WorkspaceFiles.text(workspace.resolve(file.path())), new Problems()));
            }
        }
        return attestations;
    }
}
