package io.jenkins.plugins.releasereadiness.rollback;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import io.jenkins.plugins.releasereadiness.record.StateFiles;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.StepListener;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * How many steps of the rollback have begun, counted twice: in the pipeline's program, and on disk before each step begins.
 *
 * <p>Jenkins saves the program after a step has begun. A process that dies in between comes back with a program that does
 * not know of the step and would begin it again, a second rollback beside the one that perhaps still runs. Then the number
 * on disk is the greater one: what happened is not known any more, and no further step is let begin.
 */
final class BodyProgress implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(BodyProgress.class.getName());
    private static final String BEGUN = "begun";

    private final String watch;
    private long begun;
    private transient boolean compared;
    private transient boolean behind;

    BodyProgress(String watch) {
        this.watch = watch;
    }

    /** Whether the program came back from a restart without knowing of all steps that began. */
    synchronized boolean isBehind(Run<?, ?> run) {
        if (!compared) {
            behind = onDisk(file(run)) > begun;
            compared = true;
        }
        return behind;
    }

    /** A step is about to begin; on the pipeline's own thread, which waits until that is on disk. */
    private synchronized void begins(StepContext step) throws IOException, InterruptedException {
        Run<?, ?> run = step.get(Run.class);
        if (run == null) {
            return;
        }
        if (isBehind(run)) {
            step.onFailure(
                    new AbortException("Jenkins was interrupted in the middle of this rollback, and how far it came"
                            + " is not known. No further step of it is run, since one could run twice."));
            return;
        }
        begun++;
        StateFiles.write(file(run), Map.of(BEGUN, begun));
    }

    /** What cannot be read was written by a step that began: it counts as more than any program knows. */
    private static long onDisk(Path file) {
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            return Fields.of(Json.read(Files.readAllBytes(file)), "").count(BEGUN);
        } catch (IOException | JsonException e) {
            LOGGER.log(Level.WARNING, e, () -> "how far a rollback came cannot be read: " + file);
            return Long.MAX_VALUE;
        }
    }

    private Path file(Run<?, ?> run) {
        return ReleaseRecords.folder(run).resolve("body-" + watch + ".json");
    }

    /** Tells the progress of the rollback that a step belongs to, if it belongs to one. */
    @Extension
    public static final class Listener implements StepListener {
        @Override
        public void notifyOfNewStep(Step step, StepContext context) {
            try {
                BodyProgress progress = context.get(BodyProgress.class);
                if (progress != null) {
                    progress.begins(context);
                }
            } catch (IOException e) {
                // A disk that takes no more is bad; a degraded release that stays because of it is worse.
                LOGGER.log(Level.WARNING, "how far a rollback came could not be written", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
