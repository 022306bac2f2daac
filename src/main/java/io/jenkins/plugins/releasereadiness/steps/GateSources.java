package io.jenkins.plugins.releasereadiness.steps;

import io.jenkins.plugins.releasereadiness.engine.criteria.Criterion;
import io.jenkins.plugins.releasereadiness.engine.policy.Check;
import io.jenkins.plugins.releasereadiness.engine.policy.Gate;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Requirement;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Which evidence a gate looks at. */
final class GateSources {
    private GateSources() {}

    /** The sources of the gate's own checks, with those that supply VEX statements to them. */
    static List<Source> of(Policy policy, Gate gate) {
        List<Source> sources = new ArrayList<>();
        gate.checks().stream()
                .map(Check::requirement)
                .flatMap(GateSources::ids)
                .distinct()
                .map(policy.sources()::get)
                .filter(Objects::nonNull)
                .forEach(sources::add);
        List.copyOf(sources).stream()
                .flatMap(source -> source.vex().stream())
                .map(policy.sources()::get)
                .filter(vex -> vex != null && !sources.contains(vex))
                .forEach(sources::add);
        return sources;
    }

    private static Stream<String> ids(Requirement requirement) {
        if (requirement instanceof Requirement.EvidencePresent present) {
            return present.sources().stream();
        } else if (requirement instanceof Requirement.CriteriaHold hold) {
            return hold.criteria().all().map(Criterion::source);
        } else if (requirement instanceof Requirement.ArtifactsIntact artifacts) {
            return Stream.of(artifacts.source());
        }
        return Stream.empty();
    }
}
