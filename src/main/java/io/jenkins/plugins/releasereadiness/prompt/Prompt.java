package io.jenkins.plugins.releasereadiness.prompt;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Run;
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
 * A prompt of the same kind as that of the {@code input} step, so that whatever shows those shows this one. Each click
 * uses it up; {@link #show} puts a new one in its place, with the same id.
 */
public final class Prompt implements PromptContext.Clicks {
    /** What the views of a pipeline take for a prompt. */
    private static final String PAUSE = "Input";

    private final StepContext pipeline;
    private final Asked asked;
    private InputStepExecution current;
    private boolean closed;

    /**
     * @param pipeline of the step that waits for the answer
     */
    public Prompt(StepContext pipeline, Asked asked) {
        this.pipeline = pipeline;
        this.asked = asked;
    }

    /**
     * Shows the prompt, in place of one of the same id, unless it was taken away for good. Not for the pipeline's own
     * thread: it may wait for that.
     */
    public synchronized void show() throws IOException {
        if (closed) {
            return;
        }
        try {
            InputStepExecution next = execution();
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
            throw new IOException("the prompt cannot be shown", e);
        }
    }

    /** Takes the prompt away for good. */
    public synchronized void remove() throws IOException {
        closed = true;
        try {
            if (current == null) {
                current = execution();
            }
            InputAction prompts = pipeline.get(Run.class).getAction(InputAction.class);
            if (prompts != null) {
                prompts.remove(current);
            }
            FlowNode node = pipeline.get(FlowNode.class);
            if (PauseAction.getCurrentPause(node) != null) {
                PauseAction.endCurrentPause(node);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the prompt cannot be taken away", e);
        }
    }

    @Override
    public void proceed(@CheckForNull Object values) {
        Map<String, Object> given = new HashMap<>();
        if (values instanceof Map<?, ?> map) {
            map.forEach((name, value) -> given.put(String.valueOf(name), value));
        }
        take(() -> asked.answer(given));
    }

    @Override
    public void stop() {
        take(() -> asked.decline(SubmittedForm.of(Stapler.getCurrentRequest2())));
    }

    private interface Click {
        void take() throws IOException;
    }

    /** A click used the prompt up, whatever becomes of the answer. */
    private void take(Click click) {
        try {
            try {
                click.take();
            } finally {
                if (asked.open()) {
                    show();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStepExecution execution() throws Exception {
        return (InputStepExecution) new PromptStep(asked).start(new PromptContext(pipeline, this));
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
