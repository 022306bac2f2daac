package io.jenkins.plugins.releasereadiness.prompt;

import com.google.common.util.concurrent.ListenableFuture;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Result;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * What the prompt takes for its pipeline: that of the step that asks, except that a click is an answer and not yet an end,
 * and that the prompt says nothing, since it speaks before the answer is taken.
 */
final class PromptContext extends StepContext {
    private static final long serialVersionUID = 1L;

    private final StepContext pipeline;
    private final transient Clicks clicks;

    /** What becomes of a click. */
    interface Clicks {
        /**
         * Somebody clicked to go on.
         *
         * @param values what was filled in: a map by name, or one bare value, or null
         */
        void proceed(@CheckForNull Object values);

        /** Somebody clicked to stop. */
        void stop();
    }

    PromptContext(StepContext pipeline, Clicks clicks) {
        this.pipeline = pipeline;
        this.clicks = clicks;
    }

    @Override
    public <T> T get(Class<T> key) throws IOException, InterruptedException {
        return key == TaskListener.class ? key.cast(TaskListener.NULL) : pipeline.get(key);
    }

    @Override
    public void onSuccess(@CheckForNull Object result) {
        clicks.proceed(result);
    }

    @Override
    public void onFailure(Throwable problem) {
        clicks.stop();
    }

    @Override
    public boolean isReady() {
        return pipeline.isReady();
    }

    @Override
    public ListenableFuture<Void> saveState() {
        return pipeline.saveState();
    }

    @Override
    public void setResult(Result result) {
        pipeline.setResult(result);
    }

    @Override
    public BodyInvoker newBodyInvoker() {
        return pipeline.newBodyInvoker();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PromptContext context && pipeline.equals(context.pipeline);
    }

    @Override
    public int hashCode() {
        return Objects.hash(pipeline);
    }
}
