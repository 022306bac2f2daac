package io.jenkins.plugins.releasereadiness.steps;

import hudson.AbortException;
import hudson.model.Cause;
import io.jenkins.plugins.releasereadiness.config.EffectivePolicy;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.release.Changes;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import io.jenkins.plugins.releasereadiness.record.Attested;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.ChangesOfBuild;
import io.jenkins.plugins.releasereadiness.record.CollectRequest;
import io.jenkins.plugins.releasereadiness.record.CollectedEvidence;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What every step that measures does first: collect evidence, start the record unless it is started, and write it down. */
final class Recording {
    private final Scene scene;
    private final ReleaseStep step;
    private final String actor;
    private final BuildRecord record;

    /**
     * @param actor {@code system:} and the function name of the step
     */
    Recording(Scene scene, ReleaseStep step, String actor) throws IOException {
        this.scene = scene;
        this.step = step;
        this.actor = actor;
        this.record = ReleaseRecords.of(scene.run());
    }

    BuildRecord record() {
        return record;
    }

    String actor() {
        return actor;
    }

    /** The folded record; it is there once {@link #begin} has returned. */
    ReleaseRecord folded() throws IOException {
        return record.record().orElseThrow(() -> new IllegalStateException("the record was not started"));
    }

    /**
     * Collects what is asked for where there is a workspace, starts the record and writes the evidence down.
     *
     * @throws AbortException if the build's record is about another release
     */
    void begin(EffectivePolicy policy, CollectRequest request) throws IOException, InterruptedException {
        record.signWith(Optional.ofNullable(step.getSigningKey()));
        begin(policy, collect(request));
    }

    /**
     * Starts the record, for a step that collects nothing.
     *
     * @throws AbortException if the build's record is about another release
     */
    void begin(EffectivePolicy policy) throws IOException, InterruptedException {
        record.signWith(Optional.ofNullable(step.getSigningKey()));
        begin(policy, CollectedEvidence.NONE);
    }

    private void begin(EffectivePolicy policy, CollectedEvidence collected) throws IOException, InterruptedException {
        List<Evidence> evidence = collected.evidence();
        Release release = ReleaseFinder.find(scene, step, policy.policy(), evidence);
        if (record.start(starter(), release, policy.snapshot(), scene.listener())) {
            scene.log("Release record started for " + release.title() + ", policy "
                    + policy.policy().name() + " from " + policy.snapshot().origin());
            warn(policy.snapshot().files());
        } else {
            refuseOther(folded().release());
            adopt(policy.snapshot());
        }
        changed(policy);
        if (evidence.isEmpty()) {
            return;
        }
        record.write(scene.listener(), writer -> {
            for (Evidence piece : evidence) {
                List<BundleFile> copies = collected.copiesOf(piece);
                if (CollectedEvidence.attested(piece)) {
                    writer.attested(actor, piece, collected.attestations(), copies);
                } else {
                    writer.evidence(actor, piece, copies);
                }
            }
        });
    }

    /** Writes down what changed since the last approved release, unless that is known already. */
    private void changed(EffectivePolicy policy) throws IOException, InterruptedException {
        Changes known = folded().changes();
        Changes found;
        try {
            found = new ChangesOfBuild(scene.run(), scene.secrets())
                    .find(
                            scene.workspace().map(Scene.Workspace::folder),
                            policy.policy().release().changelog());
        } catch (IOException e) {
            // The rule that asks for a changelog is not kept then, which is said where rules are.
            scene.log(Shown.line("What changed cannot be told: " + e.getMessage()));
            return;
        }
        Changes all = new Changes(
                found.origin(), found.commits(), found.more(), found.changelog().or(known::changelog));
        if (!all.equals(known)) {
            record.write(scene.listener(), writer -> writer.changes(actor, all));
        }
    }

    /** Whoever reads the record has to know that the pipeline or its policy may not be the reviewed one. */
    private void warn(List<String> policyFiles) throws IOException {
        Optional<String> tampering = Tampering.of(scene.run(), policyFiles);
        if (tampering.isPresent()) {
            scene.log("Warning: " + tampering.get() + "; it cannot pass a gate that is protected");
            record.write(scene.listener(), writer -> writer.unreviewed(actor, tampering.get()));
        }
    }

    /** A later step may have made the policy stricter; from here on that one holds. */
    private void adopt(PolicySnapshot snapshot) throws IOException {
        Optional<String> holds = folded().policy().map(PolicySnapshot::sha256);
        if (!holds.equals(Optional.of(snapshot.sha256()))) {
            record.write(scene.listener(), writer -> writer.policy(actor, snapshot));
        }
    }

    /** Attestations that the step was given; they replace those that the same step gave before. */
    void attest(List<Attestation> attestations) throws IOException {
        if (!attestations.isEmpty()) {
            Evidence evidence = Attested.evidence("step:" + scene.node().getId(), attestations);
            record.write(scene.listener(), writer -> writer.attested(actor, evidence, attestations, List.of()));
        }
    }

    private CollectedEvidence collect(CollectRequest request) throws IOException, InterruptedException {
        List<Evidence> live = record.ask(request, scene.secrets());
        CollectedEvidence files = CollectedEvidence.NONE;
        if (scene.workspace().isEmpty()) {
            scene.log("There is no workspace here; evidence recorded earlier in this build is used");
        } else {
            Scene.Workspace workspace = scene.workspace().get();
            files = record.collect(
                    request, workspace.folder(), workspace.launcher(), scene.listener(), scene.secrets());
        }
        return files.and(live);
    }

    /** One build releases one thing; a step that says another one is mistaken, and so would be its verdict. */
    private void refuseOther(Release recorded) throws AbortException {
        refuseOther("version", step.getVersion(), recorded.version());
        refuseOther("commit", step.getCommit(), recorded.commit());
        refuseOther("product", step.getProduct(), Optional.of(recorded.product()));
    }

    private static void refuseOther(String what, String given, Optional<String> recorded) throws AbortException {
        if (given != null && !Objects.equals(Optional.of(given), recorded)) {
            throw new AbortException(
                    "this build's release record is about " + what + " "
                            + recorded.orElse("(none)") + ", but the step says " + given
                            + "; name the release in the first step of this plugin, and start another build for another release");
        }
    }

    private String starter() {
        Cause.UserIdCause cause = scene.run().getCause(Cause.UserIdCause.class);
        return cause == null || cause.getUserId() == null ? actor : cause.getUserId();
    }
}
