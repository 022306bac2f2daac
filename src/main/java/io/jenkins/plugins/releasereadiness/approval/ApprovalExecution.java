package io.jenkins.plugins.releasereadiness.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.console.HyperlinkNote;
import hudson.model.Executor;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.Decision;
import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.prompt.Prompt;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import io.jenkins.plugins.releasereadiness.record.Secrets;
import io.jenkins.plugins.releasereadiness.record.Workers;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * A pipeline that waits for an approval, without a thread or an executor. It keeps no more than the approval's id; where
 * the approval stands is kept by {@link Approval}.
 */
public final class ApprovalExecution extends StepExecution implements Approval.Waiting {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(ApprovalExecution.class.getName());

    private final ApprovalSettings settings;
    private String id;
    private transient Prompt prompt;
    private transient Alarm alarm;

    @CheckForNull
    private transient volatile Throwable stopped;

    private transient AtomicBoolean ended;
    private transient TaskListener listener;

    public ApprovalExecution(ApprovalSettings settings, StepContext context) {
        super(context);
        this.settings = settings;
        wake();
    }

    private void wake() {
        ended = new AtomicBoolean();
    }

    private Object readResolve() {
        wake();
        return this;
    }

    @Override
    public boolean start() throws Exception {
        id = "Approval" + getContext().get(FlowNode.class).getId();
        submit(this::ask);
        return false;
    }

    @Override
    public void onResume() {
        submit(() -> {
            Secrets.of(getContext());
            Optional<Approval> asked = ReleaseApprovalAction.of(run()).approval(id);
            if (asked.isPresent()) {
                attach(asked.get());
            } else {
                ask();
            }
        });
    }

    /** May be on the pipeline's own thread, so what takes time is done on another. */
    @Override
    public void stop(Throwable cause) {
        stopped = cause;
        submit(() -> {
            Optional<Approval> asked = ReleaseApprovalAction.of(run()).approval(id);
            if (asked.isPresent()) {
                asked.get().apply(Stops.event(cause));
            } else {
                fail(cause);
            }
        });
    }

    private void ask() throws IOException, InterruptedException {
        if (stopped != null) {
            return;
        }
        listener = getContext().get(TaskListener.class);
        if (getContext().get(Executor.class) != null) {
            listener.error("awaitReleaseApproval waits inside of node, so it keeps an executor from other builds for as"
                    + " long as people need to decide. Move it out of node; in a Declarative pipeline, to a stage with"
                    + " agent none.");
        }
        ReleaseRecords.of(run()).signWith(Optional.empty());
        attach(new ApprovalQuestion(run(), settings, Secrets.of(getContext())).ask(id));
        if (settings.supersede()) {
            Superseding.by(run());
        }
        listener.getLogger()
                .println(HyperlinkNote.encodeTo(
                        '/' + run().getUrl() + ReleaseApprovalAction.URL + '/' + id + '/',
                        Messages.ApprovalExecution_link()));
    }

    private void attach(Approval approval) throws IOException, InterruptedException {
        listener = getContext().get(TaskListener.class);
        prompt = new Prompt(getContext(), new ApprovalPrompt(approval));
        alarm = new Alarm(approval);
        approval.attach(this);
        prompt.show();
    }

    @Override
    public TaskListener listener() {
        return listener;
    }

    @Override
    public void moved(ApprovalState state) {
        alarm.set(state);
    }

    @Override
    public void settled(ApprovalState state) {
        end();
        Decision decision = state.decision().orElseThrow();
        boolean goesOn =
                decision.outcome() == Outcome.GO || decision.outcome() != Outcome.ABORTED && !settings.propagate();
        if (!goesOn) {
            fail(ApprovalInterruption.of(decision, stopped));
        } else if (ended.compareAndSet(false, true)) {
            getContext().onSuccess(ApprovalAnswer.of(state));
        }
    }

    @Override
    public void failed(IOException problem) {
        end();
        fail(problem);
    }

    @Override
    public String getStatus() {
        return "waiting for release approval";
    }

    private void end() {
        alarm.cancel();
        try {
            prompt.remove();
        } catch (IOException e) {
            // The decision is on record and counts; a prompt that stays refuses every click.
            LOGGER.log(Level.WARNING, e, () -> "cannot take away the prompt of approval " + id);
        }
    }

    private void fail(Throwable cause) {
        if (ended.compareAndSet(false, true)) {
            getContext().onFailure(cause);
        }
    }

    private Run<?, ?> run() throws IOException, InterruptedException {
        return getContext().get(Run.class);
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Work that ends the step if it fails; one piece at a time. */
    private void submit(Work work) {
        Workers.submit(() -> {
            synchronized (this) {
                try {
                    work.run();
                } catch (Exception e) {
                    fail(stopped == null ? e : stopped);
                }
            }
        });
    }
}
