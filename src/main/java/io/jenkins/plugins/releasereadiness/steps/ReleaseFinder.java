package io.jenkins.plugins.releasereadiness.steps;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.policy.Check;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Requirement;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMRevisionAction;
import org.jenkinsci.plugins.displayurlapi.DisplayURLProvider;

/** Finds out what a build releases, from what the step says, else from what the build knows. */
final class ReleaseFinder {
    private static final List<String> COMMIT_VARIABLES = List.of("GIT_COMMIT", "SVN_REVISION", "MERCURIAL_REVISION");

    private ReleaseFinder() {}

    /**
     * @param evidence what was collected: a changelog tells versions, files of the kind {@code file} are the artifacts
     */
    static Release find(Scene scene, ReleaseStep step, Policy policy, List<Evidence> evidence) {
        Run<?, ?> run = scene.run();
        return new Release(
                given(scene, step.getProduct())
                        .or(() -> policy.release().product())
                        .orElseGet(() -> product(run.getParent())),
                given(scene, step.getVersion()).or(() -> fact(evidence, "version")),
                commit(scene, step),
                run.getFullDisplayName(),
                Optional.of(DisplayURLProvider.get().getRunURL(run)),
                given(scene, step.getPreviousVersion()).or(() -> fact(evidence, "previousVersion")),
                artifacts(policy, evidence));
    }

    /** The commit that the step names, else the one that was checked out. */
    static Optional<String> commit(Scene scene, ReleaseStep step) {
        return given(scene, step.getCommit())
                .or(() -> COMMIT_VARIABLES.stream()
                        .map(name -> scene.environment().get(name, ""))
                        .filter(value -> !value.isBlank())
                        .findFirst())
                .or(() -> Optional.ofNullable(scene.run().getAction(SCMRevisionAction.class))
                        .map(action -> action.getRevision().toString()));
    }

    private static Optional<String> given(Scene scene, String argument) {
        return Optional.ofNullable(argument).map(scene.secrets()::scrub);
    }

    /** Branches of one repository release the same product. */
    private static String product(Job<?, ?> job) {
        return SCMHead.HeadByItem.findHead(job) == null
                ? job.getFullName()
                : job.getParent().getFullName();
    }

    private static Optional<String> fact(List<Evidence> evidence, String name) {
        return evidence.stream()
                .filter(piece -> piece.kind().equals(Optional.of(SourceKind.RELEASE)))
                .flatMap(piece -> piece.facts().text(name).stream())
                .findFirst();
    }

    /** What is released is what some gate wants to be intact; other plain files are evidence only. */
    private static Map<String, String> artifacts(Policy policy, List<Evidence> evidence) {
        Set<String> sources = policy.gates().values().stream()
                .flatMap(gate -> gate.checks().stream())
                .map(Check::requirement)
                .filter(Requirement.ArtifactsIntact.class::isInstance)
                .map(requirement -> ((Requirement.ArtifactsIntact) requirement).source())
                .collect(Collectors.toSet());
        Map<String, String> artifacts = new LinkedHashMap<>();
        evidence.stream()
                .filter(piece -> sources.contains(piece.source()))
                .flatMap(piece -> piece.files().stream())
                .forEach(file -> artifacts.put(file.path(), file.sha256()));
        return artifacts;
    }
}
