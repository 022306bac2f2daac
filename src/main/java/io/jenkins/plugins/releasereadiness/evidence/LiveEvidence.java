package io.jenkins.plugins.releasereadiness.evidence;

import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Evidence that needs no workspace: servers are asked, and the build is asked what it holds. */
public final class LiveEvidence {
    private LiveEvidence() {}

    /**
     * One piece for each source that is a probe or names what the build holds; the others are left out.
     *
     * @throws IOException if the thread was interrupted; everything else is evidence
     */
    public static List<Evidence> of(List<Source> sources, Run<?, ?> run, Clock clock) throws IOException {
        List<Evidence> evidence = new ArrayList<>();
        ServerLook servers = new ServerLook(run, clock);
        for (Source source : sources) {
            if (source.probe()) {
                evidence.add(servers.at(source));
            } else if (source.built()) {
                evidence.add(held(source, run, clock));
            }
        }
        return evidence;
    }

    private static Evidence held(Source source, Run<?, ?> run, Clock clock) {
        String format = source.format().orElse("");
        return BuildEvidence.all().stream()
                .filter(held -> held.format().equals(format))
                .findFirst()
                .map(held -> held.read(source, run, clock.instant()))
                .orElseGet(() -> Evidence.missing(
                        source.id(),
                        "nothing in this Jenkins gives '" + format + "'; the plugin that does is not installed"));
    }
}
