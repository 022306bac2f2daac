package io.jenkins.plugins.releasereadiness.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEffect;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEvent;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalMachine;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalStep;
import io.jenkins.plugins.releasereadiness.engine.approval.Refusal;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseBinding;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.prompt.Refused;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One approval of a build, waiting or settled. All that happens to it goes through {@link #apply}, one event after the
 * other, so that of several people and clocks at the same time exactly one decides. Each change is on disk first, then in
 * the ledger, then in the log; a decision is also published before the pipeline hears of it.
 *
 * <p>There is one object per approval as long as its build is in memory.
 */
public final class Approval {
    private final BuildRecord record;
    private final String id;
    private final ApprovalFile file;
    private final ApprovalJournal journal;
    private volatile ApprovalFile.Content content;

    @CheckForNull
    private Waiting waiting;

    /** The pipeline that waits. Its methods are called while the approval is locked and return soon. */
    interface Waiting {
        TaskListener listener();

        /** Something changed, and there is no decision yet. */
        void moved(ApprovalState state);

        /** There is a decision, on record; also after a restart. */
        void settled(ApprovalState state);

        /** There is a decision that could not be put on record. */
        void failed(IOException problem);
    }

    Approval(BuildRecord record, String id, ApprovalFile file, ApprovalFile.Content content, ApprovalJournal journal) {
        this.record = record;
        this.id = id;
        this.file = file;
        this.journal = journal;
        this.content = content;
    }

    public Run<?, ?> run() {
        return record.run();
    }

    /** Id, unique in the build and fit for a URL. */
    public String id() {
        return id;
    }

    /** Where it stands. */
    public ApprovalState state() {
        return content.state();
    }

    /** What is known about the release; empty if it cannot be read, which pages show by what is missing. */
    Optional<ReleaseRecord> record() {
        try {
            return record.record();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What the pipeline wants to be shown with it: a JSON tree. */
    public Map<String, Object> shown() {
        return content.shown();
    }

    /**
     * Lets the pipeline wait for it, first or again after a restart; what a crash left undone is done now.
     */
    synchronized void attach(Waiting pipeline) throws IOException {
        waiting = pipeline;
        boolean untold = !content.pending().isEmpty();
        tellPending();
        if (state().settled()) {
            conclude();
            return;
        }
        if (untold) {
            publish();
        }
        advance(new ApprovalEvent.Restart());
        if (state().settled()) {
            conclude();
        } else {
            WaitingApprovals.get().add(this);
            pipeline.moved(state());
        }
    }

    /**
     * Why {@code event} would be refused at this moment; empty if it would not. Changes nothing.
     */
    Optional<Refusal> refusal(ApprovalEvent event) throws IOException {
        ApprovalState state = state();
        if (!state.settled()) {
            ApprovalEvent changed = new ApprovalEvent.EvidenceChanged(binding());
            state = ApprovalMachine.apply(state, changed, now()).state();
        }
        ApprovalState before = state;
        ApprovalStep step = ApprovalMachine.apply(before, event, now());
        return step.refusal().or(() -> Entitlement.refusal(event, Entitlement.lost(run(), before, step.state())));
    }

    /**
     * Lets something happen.
     *
     * @return where the approval stands then
     * @throws Refused if it is not allowed; nothing but the time may have changed then
     * @throws IOException if it is not sure that it is on record; it will be made sure before anything else happens
     */
    public synchronized ApprovalState apply(ApprovalEvent event) throws IOException {
        if (waiting == null) {
            if (!state().settled()) {
                throw Refusals.notWaiting();
            }
            Optional<Refusal> late = refusal(event);
            if (late.isPresent()) {
                throw Refusals.of(late.get());
            }
            // a vote that only repeats what is on record changes nothing, and is no mistake either
            return state();
        }
        boolean settled = state().settled();
        if (!settled) {
            advance(new ApprovalEvent.EvidenceChanged(binding()));
        }
        Optional<Refusal> refusal = advance(event);
        if (!settled && state().settled()) {
            conclude();
        } else if (!settled) {
            pipeline().moved(state());
        }
        if (refusal.isPresent()) {
            throw Refusals.of(refusal.get());
        }
        return state();
    }

    /** Notices changed evidence, if the pipeline waits. */
    synchronized void look() throws IOException {
        if (waiting != null && !state().settled() && !state().binding().equals(binding())) {
            apply(new ApprovalEvent.EvidenceChanged(binding()));
        }
    }

    /** Lets {@code event} happen. Where votes decide by it, it is looked first whether each of them still counts. */
    private Optional<Refusal> advance(ApprovalEvent event) throws IOException {
        tellPending();
        ApprovalStep step = ApprovalMachine.apply(state(), event, now());
        Map<String, String> lost = Entitlement.lost(run(), state(), step.state());
        if (lost.isEmpty()) {
            return take(step);
        }
        take(ApprovalMachine.apply(state(), new ApprovalEvent.VotersChecked(lost), now()));
        Optional<Refusal> refusal = Entitlement.refusal(event, lost);
        return refusal.isPresent() ? refusal : take(ApprovalMachine.apply(state(), event, now()));
    }

    private Optional<Refusal> take(ApprovalStep step) throws IOException {
        List<ApprovalEffect> effects = step.effects().stream()
                .filter(effect -> !(effect instanceof ApprovalEffect.Settle))
                .map(effect -> complete(effect, shown()))
                .toList();
        if (!step.state().equals(state()) || !effects.isEmpty()) {
            write(new ApprovalFile.Content(step.state(), shown(), effects));
            journal.tell(effects, pipeline().listener());
            write(content.done());
        }
        return step.refusal();
    }

    private void tellPending() throws IOException {
        if (!content.pending().isEmpty()) {
            journal.tell(journal.untold(content.pending()), pipeline().listener());
            write(content.done());
        }
    }

    /** A request in the ledger also tells what the pipeline showed. */
    static ApprovalEffect complete(ApprovalEffect effect, Map<String, Object> shown) {
        if (effect instanceof ApprovalEffect.Record entry && entry.asks()) {
            Map<String, Object> payload = new LinkedHashMap<>(entry.payload());
            payload.put("shown", shown);
            return new ApprovalEffect.Record(entry.kind(), entry.actor(), payload);
        }
        return effect;
    }

    /** The pipeline that waits; only asked for while one does. */
    private Waiting pipeline() {
        return Objects.requireNonNull(waiting, "no pipeline waits for this approval");
    }

    private void conclude() {
        WaitingApprovals.get().remove(this);
        try {
            publish();
            pipeline().settled(state());
        } catch (IOException e) {
            pipeline().failed(e);
        }
        waiting = null;
    }

    private void publish() throws IOException {
        journal.publish(content, pipeline().listener());
    }

    private void write(ApprovalFile.Content latest) throws IOException {
        file.write(latest);
        content = latest;
    }

    private static Instant now() {
        return ApprovalTime.now();
    }

    private Map<String, String> binding() throws IOException {
        ReleaseRecord release = record.record().orElseThrow(() -> new IOException("the release record is gone"));
        return ReleaseBinding.of(release);
    }
}
