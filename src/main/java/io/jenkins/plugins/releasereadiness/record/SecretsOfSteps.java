package io.jenkins.plugins.releasereadiness.record;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.model.Run;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.StepListener;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Hears which secrets the steps of a build are given, whoever's steps they are. What runs within {@code withCredentials} may
 * leave a secret in a file that is read and published long after the block has ended.
 */
@Extension
public final class SecretsOfSteps implements StepListener {
    private static final Logger LOGGER = Logger.getLogger(SecretsOfSteps.class.getName());

    /** Of builds that are in memory; those with a release record keep theirs themselves. */
    private static final Map<Run<?, ?>, Secrets> HEARD = Collections.synchronizedMap(new WeakHashMap<>());

    /** What the steps of a build were given so far. */
    static Secrets of(Run<?, ?> run) {
        return HEARD.getOrDefault(run, Secrets.NONE);
    }

    /** Called before every step of every Pipeline, so it looks no further where nothing is secret. */
    @Override
    public void notifyOfNewStep(@NonNull Step step, @NonNull StepContext context) {
        try {
            EnvironmentExpander expander = context.get(EnvironmentExpander.class);
            Set<String> names = expander == null ? Set.of() : expander.getSensitiveVariables();
            if (!names.isEmpty()) {
                EnvVars given = new EnvVars();
                expander.expand(given);
                hear(context.get(Run.class), Secrets.of(names, given));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "it is not known which secrets are given to " + context);
        }
    }

    private static void hear(Run<?, ?> run, Secrets given) throws IOException {
        if (run == null || of(run).contains(given)) {
            return;
        }
        HEARD.merge(run, given, Secrets::and);
        Optional<BuildRecord> record = ReleaseRecords.find(run);
        if (record.isPresent()) {
            record.get().learn(given);
        }
    }
}
