package io.jenkins.plugins.releasereadiness.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEvent;
import io.jenkins.plugins.releasereadiness.engine.approval.Decision;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.kohsuke.stapler.Stapler;

/**
 * The prompt of an approval, of the same kind as that of the {@code input} step, so that whatever shows those shows this
 * one. Each click uses it up; {@link #show} puts a new one in its place, with the same id.
 */
final class Prompt implements PromptContext.Clicks {
    /** What the views of a pipeline take for a prompt. */
    private static final String PAUSE = "Input";

    private final StepContext pipeline;
    private final Approval approval;
    private InputStepExecution current;
    private boolean closed;

    Prompt(StepContext pipeline, Approval approval) {
        this.pipeline = pipeline;
        this.approval = approval;
    }

    /**
     * Shows the prompt, in place of one of the same id, unless it was taken away for good. Not for the pipeline's own
     * thread: it may wait for that.
     */
    synchronized void show() throws IOException {
        if (closed) {
            return;
        }
        try {
            InputStepExecution next =
                    (InputStepExecution) new PromptStep(approval).start(new PromptContext(pipeline, this));
            InputAction prompts = prompts(pipeline.get(Run.class));
            prompts.remove(current == null ? next : current);
            prompts.add(next);
            current = next;
            pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the prompt of the approval cannot be shown", e);
        }
    }

    /** Takes the prompt away for good. */
    synchronized void remove() throws IOException {
        closed = true;
        try {
            if (current == null) {
                current = (InputStepExecution) new PromptStep(approval).start(new PromptContext(pipeline, this));
            }
            prompts(pipeline.get(Run.class)).remove(current);
            PauseAction.endCurrentPause(pipeline.get(FlowNode.class));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the prompt of the approval cannot be taken away", e);
        }
    }

    @Override
    public void proceed(@CheckForNull Object values) {
        Map<String, Object> given = new HashMap<>();
        if (values instanceof Map<?, ?> map) {
            map.forEach((name, value) -> given.put(String.valueOf(name), value));
        }
        vote(() -> Ballot.event(approval, Ballot.Verb.APPROVE, given));
    }

    /**
     * The prompt lets people of the rules stop, which is a rejection, and people who may stop the build, which is just
     * that.
     */
    @Override
    public void stop() {
        vote(() -> {
            Voter voter = Identity.current(approval.run());
            boolean named = approval.state().rulesInForce().stream().anyMatch(rule -> rule.admits(voter));
            return named || !approval.run().getParent().hasPermission(Job.CANCEL)
                    ? Ballot.event(approval, Ballot.Verb.REJECT, PromptVote.submitted(Stapler.getCurrentRequest2()))
                    : new ApprovalEvent.Abort(Decision.MakerKind.PERSON, voter.id());
        });
    }

    private interface Click {
        ApprovalEvent event();
    }

    /** A click used the prompt up, whatever becomes of the vote. */
    private void vote(Click click) {
        try {
            try {
                approval.apply(click.event());
            } finally {
                if (!approval.state().settled()) {
                    show();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pause() throws IOException, InterruptedException {
        FlowNode node = pipeline.get(FlowNode.class);
        PauseAction pause = PauseAction.getCurrentPause(node);
        if (pause == null) {
            node.addAction(new PauseAction(PAUSE));
        } else {
            pause.setEndTime(0);
            node.save();
        }
    }

    private static InputAction prompts(Run<?, ?> run) throws AbortException {
        // One lock for all builds: it is held for the blink in which an action is added.
        synchronized (Prompt.class) {
            InputAction found = run.getAction(InputAction.class);
            if (found == null) {
                found = new InputAction();
                run.addAction(found);
            }
            return found;
        }
    }

    private static IOException interrupted(InterruptedException e) {
        return (IOException) new InterruptedIOException("interrupted while changing the prompt").initCause(e);
    }
}
