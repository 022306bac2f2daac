package io.jenkins.plugins.releasereadiness.evidence;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import java.time.Instant;

/**
 * Evidence that a build already holds, because another plugin recorded it. A source of a policy names the format, and neither
 * files nor a URL:
 *
 * <pre>{@code
 * sources:
 *   unit: {format: jenkins-tests}
 * }</pre>
 */
public abstract class BuildEvidence implements ExtensionPoint {
    /** Id of the format: lower-case letters, digits and {@code -}. */
    public abstract String format();

    /** Decides the names of the facts. */
    public abstract SourceKind kind();

    /**
     * What the build holds now. Fail closed: nothing recorded is missing, and a record of nothing is vacuous.
     *
     * @param source names the evidence, and how old it may be
     * @param now to judge its age by
     */
    public abstract Evidence read(Source source, Run<?, ?> run, Instant now);

    /** All of them. */
    public static ExtensionList<BuildEvidence> all() {
        return ExtensionList.lookup(BuildEvidence.class);
    }
}
