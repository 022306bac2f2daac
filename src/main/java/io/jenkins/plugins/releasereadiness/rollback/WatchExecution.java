package io.jenkins.plugins.releasereadiness.rollback;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.rollback.ProbeResult;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackEffect;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackEvent;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackOutcome;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackResult;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackState;
import io.jenkins.plugins.releasereadiness.engine.rollback.Trigger;
import io.jenkins.plugins.releasereadiness.engine.rollback.Verification;
import io.jenkins.plugins.releasereadiness.prompt.Prompt;
import io.jenkins.plugins.releasereadiness.record.Workers;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Runs {@code rollbackOnSeverity}: starts the watch, finds it again after a restart, and starts the body when the engine
 * says so. Where the watch stands is in {@link WatchFile}, not here; here is only whether this program runs the body.
 */
public abstract class WatchExecution extends StepExecution implements Watch.Host {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(WatchExecution.class.getName());

    private final RollbackSettings settings;

    /** Whether this program has started the body. Saved together with the body itself, so never one without the other. */
    private volatile boolean bodyStarted;

    /** What the body's steps know it by; null before the body. Saved together with the body, as {@link #bodyStarted}. */
    private volatile BodyProgress progress;

    private volatile boolean bodyEnded;
    private volatile Throwable bodyProblem;
    private transient volatile Throwable interruption;
    private transient volatile WatchScene scene;
    private transient volatile Watch watch;
    private transient volatile Prompt prompt;

    protected WatchExecution(RollbackSettings settings, StepContext context) {
        super(context);
        this.settings = settings;
    }

    @Override
    public boolean start() {
        Workers.submit(this::attach);
        return false;
    }

    @Override
    public void onResume() {
        Workers.submit(this::attach);
    }

    /**
     * Shows on the build that the release was taken back.
     *
     * @param message why, one line
     * @throws AbortException if that fails the step
     */
    protected abstract void rolledBack(Run<?, ?> run, FlowNode node, TaskListener listener, String message)
            throws AbortException;

    /**
     * The policy that holds for the build; the release record is started with it unless it is.
     *
     * @throws AbortException if there is none that can be used
     */
    protected abstract Policy policy() throws IOException, InterruptedException;

    /** Begins to watch, or goes on; on a thread that may wait. */
    private void attach() {
        try {
            scene = WatchScene.of(getContext(), settings);
            Watch attached = scene.watch(this);
            watch = attached;
            if (!attached.resume(bodyStarted)) {
                scene.begin(attached, policy());
            } else if (bodyEnded) {
                attached.apply(finished());
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        }
    }

    @Override
    public void stop(Throwable cause) {
        interruption = cause;
        Watch attached = watch;
        if (attached == null) {
            getContext().onFailure(cause);
            return;
        }
        // This is the pipeline's own thread, which must not wait for files.
        Workers.submit(() -> attached.report(new RollbackEvent.Abort(Problems.stopper(cause))));
    }

    void bodyStarted() {
        bodyStarted = true;
    }

    void bodyEnded(Throwable problem) {
        bodyEnded = true;
        bodyProblem = problem;
        Watch attached = watch;
        if (attached != null) {
            Workers.submit(() -> attached.report(finished()));
        }
    }

    private RollbackEvent finished() {
        Throwable problem = bodyProblem;
        if (progress != null && progress.isBehind(scene.run())) {
            return new RollbackEvent.Resume(false);
        }
        return new RollbackEvent.BodyFinished(
                problem == null, problem == null ? "" : scene.scrub(Problems.sentence(problem)));
    }

    @Override
    public void probe(Watch attached, RollbackEffect.Probe probe) {
        attached.report(new RollbackEvent.ProbeReported(probe.number(), look(attached)));
    }

    @Override
    public void verify(Watch attached, RollbackEffect.Verify verify) {
        ProbeResult seen = look(attached);
        Verification.Answer answer = seen.degraded().isPresent()
                ? Verification.Answer.REFUTED
                : seen.measured() ? Verification.Answer.CONFIRMED : Verification.Answer.UNMEASURED;
        attached.report(new RollbackEvent.Verified(verify.attempt(), answer, seen.explanation()));
    }

    /** What cannot be looked at is not healthy; whatever goes wrong here is no reason to end the watch. */
    private ProbeResult look(Watch attached) {
        try {
            return scene.look(attached.state(), attached.rules());
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, "a probe could not be made", e);
            return ProbeResult.unmeasured("the probe could not be made: " + scene.scrub(Problems.sentence(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ProbeResult.unmeasured("the probe was interrupted");
        }
    }

    @Override
    public void checkGuards(Watch attached) {
        try {
            attached.apply(new RollbackEvent.GuardsReported(scene.facts(attached.state())));
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    @Override
    public void ask(Watch attached, boolean first) throws IOException {
        prompt(attached).show();
        if (first) {
            scene.linkToPage();
        }
    }

    @Override
    public void stopAsking(Watch attached) throws IOException {
        prompt(attached).remove();
        prompt = null;
    }

    /** The prompt of the question that is open; a new one for each, since one that was taken away stays away. */
    private Prompt prompt(Watch attached) {
        if (prompt == null) {
            prompt = new Prompt(getContext(), new WatchPrompt(attached));
        }
        return prompt;
    }

    @Override
    public void runBody(String target) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PREVIOUS_VERSION", target);
        variables.put(
                "SEVERITY",
                watch.state()
                        .trigger()
                        .flatMap(Trigger::severity)
                        .map(severity -> severity.word())
                        .orElse("unknown"));
        progress = new BodyProgress(watch.id());
        try {
            getContext()
                    .newBodyInvoker()
                    .withContext(progress)
                    .withContext(EnvironmentExpander.merge(
                            getContext().get(EnvironmentExpander.class), EnvironmentExpander.constant(variables)))
                    .withCallback(new RollbackBody(this))
                    .start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before the rollback was started", e);
        }
    }

    @Override
    public void finish(RollbackState state) {
        RollbackResult result = state.result().orElseThrow();
        Optional<Throwable> failure = Problems.ending(result, interruption, bodyProblem);
        if (failure.isPresent()) {
            getContext().onFailure(failure.get());
        } else if (result.outcome() == RollbackOutcome.ROLLED_BACK) {
            takenBack(state, Problems.line(result));
        } else {
            getContext().onSuccess(RollbackVerdict.of(state));
        }
    }

    private void takenBack(RollbackState state, String message) {
        try {
            rolledBack(scene.run(), scene.node(), scene.listener(), message);
            getContext().onSuccess(RollbackVerdict.of(state));
        } catch (AbortException e) {
            getContext().onFailure(e);
        }
    }

    @Override
    public void fail(Throwable problem) {
        Throwable stopped = interruption;
        if (stopped != null) {
            stopped.addSuppressed(problem);
        }
        getContext().onFailure(stopped == null ? problem : stopped);
    }

    @Override
    public String getStatus() {
        Watch attached = watch;
        return attached == null ? "starting to watch" : RollbackVerdict.standing(attached.state());
    }
}
