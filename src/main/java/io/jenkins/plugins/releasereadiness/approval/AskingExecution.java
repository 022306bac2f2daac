package io.jenkins.plugins.releasereadiness.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.console.HyperlinkNote;
import hudson.model.Executor;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.Decision;
import io.jenkins.plugins.releasereadiness.prompt.Prompt;
import io.jenkins.plugins.releasereadiness.record.Secrets;
import io.jenkins.plugins.releasereadiness.record.Workers;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * A pipeline that asks people and waits, without a thread or an executor. It keeps no more than the id of what it asks;
 * where that stands is kept by {@link Approval}.
 */
public abstract class AskingExecution extends GeneralNonBlockingStepExecution implements Approval.Waiting {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(AskingExecution.class.getName());

    @CheckForNull
    private volatile String id;

    private transient Prompt prompt;
    private transient Alarm alarm;

    @CheckForNull
    private transient volatile Throwable stopped;

    private transient AtomicBoolean ended;
    private transient TaskListener listener;

    protected AskingExecution(StepContext context) {
        super(context);
        ended = new AtomicBoolean();
    }

    protected Object readResolve() {
        ended = new AtomicBoolean();
        return this;
    }

    /** Puts the question; it is on disk when this returns. */
    protected abstract Approval question(String questionId) throws IOException, InterruptedException;

    /** What the step is called in messages. */
    protected abstract String function();

    /** Called once, when it is decided: lets the pipeline go on, by {@link #goOn} or {@link #fail}. */
    protected abstract void decided(ApprovalState state);

    /**
     * Asks from now on, in this run of Jenkins and those after it. Returns at once.
     *
     * @param questionId unique in the build and fit for a URL
     */
    protected final void ask(String questionId) {
        id = questionId;
        submit(this::ask);
    }

    @Override
    public void onResume() {
        if (id == null) {
            super.onResume();
            return;
        }
        submit(() -> {
            // the record masks again what this step must not tell
            Secrets.of(getContext());
            Optional<Approval> asked = asked();
            if (asked.isPresent()) {
                attach(asked.get());
            } else {
                ask();
            }
        });
    }

    /** May be on the pipeline's own thread, so what takes time is done on another. */
    @Override
    public void stop(Throwable cause) throws Exception {
        stopped = cause;
        if (id == null) {
            super.stop(cause);
            return;
        }
        submit(() -> {
            Optional<Approval> asked = asked();
            if (asked.isPresent()) {
                asked.get().apply(Stops.event(cause));
            } else {
                fail(cause);
            }
        });
    }

    private Optional<Approval> asked() throws IOException, InterruptedException {
        String known = id;
        return known == null
                ? Optional.empty()
                : ReleaseApprovalAction.of(run()).approval(known);
    }

    @SuppressFBWarnings(
            value = "RV_RETURN_VALUE_IGNORED_NO_SIDE_EFFECT",
            justification = "it does save; what goes wrong there is in the log of the Pipeline")
    private void ask() throws IOException, InterruptedException {
        String questionId = id;
        if (stopped != null || questionId == null) {
            return;
        }
        listener = getContext().get(TaskListener.class);
        if (getContext().get(Executor.class) != null) {
            listener.error(function() + " waits inside of node, so it keeps an executor from other builds for as"
                    + " long as people need to decide. Move it out of node; in a Declarative pipeline, to a stage with"
                    + " agent none.");
        }
        attach(question(questionId));
        asking();
        listener.getLogger()
                .println(HyperlinkNote.encodeTo(
                        '/' + run().getUrl() + ReleaseApprovalAction.URL + '/' + questionId + '/',
                        Messages.ApprovalExecution_link()));
        getContext().saveState();
    }

    /** Called once the question is put for the first time. */
    protected void asking() throws IOException, InterruptedException {}

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
        decided(state);
    }

    @Override
    public void failed(IOException problem) {
        end();
        fail(problem);
    }

    @Override
    public String getStatus() {
        return id == null ? super.getStatus() : "waiting for people to decide";
    }

    private void end() {
        alarm.cancel();
        try {
            prompt.remove();
        } catch (IOException e) {
            // The decision is on record and counts; a prompt that stays refuses every click.
            LOGGER.log(Level.WARNING, e, () -> "cannot take away the prompt " + id);
        }
    }

    /** Ends the step with a value, unless it has ended. */
    protected final void goOn(Object value) {
        if (ended.compareAndSet(false, true)) {
            getContext().onSuccess(value);
        }
    }

    /** Ends the step with a problem, unless it has ended. */
    protected final void fail(Throwable cause) {
        if (ended.compareAndSet(false, true)) {
            getContext().onFailure(cause);
        }
    }

    /** Interrupts the pipeline with the decision, and with what stopped the build, if something did. */
    protected final void interrupt(Decision decision) {
        fail(ApprovalInterruption.of(decision, stopped));
    }

    protected final Run<?, ?> run() throws IOException, InterruptedException {
        return getContext().get(Run.class);
    }

    /** Work that may fail. */
    protected interface Work {
        void run() throws Exception;
    }

    /** Does work that ends the step if it fails, soon and on a thread that may wait for files; one piece at a time. */
    protected final void submit(Work work) {
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
