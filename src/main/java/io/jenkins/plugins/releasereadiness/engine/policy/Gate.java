package io.jenkins.plugins.releasereadiness.engine.policy;

import java.util.List;
import java.util.Objects;

/**
 * A named gate.
 *
 * @param id id, for example {@code staging-validation}
 * @param title name for people
 * @param phase phase of the release it guards
 * @param checks what must hold; at least one, since a gate without a check would always pass
 * @param askWhenInconclusive whether a person is asked when evidence could not be measured; otherwise the gate fails
 * @param isProtected whether a replayed build or one that changes its own Jenkinsfile is refused
 * @param whenItFails what to do when it fails, one sentence
 */
public record Gate(
        String id,
        String title,
        Phase phase,
        List<Check> checks,
        boolean askWhenInconclusive,
        boolean isProtected,
        String whenItFails) {
    public Gate {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(phase);
        Objects.requireNonNull(whenItFails);
        checks = List.copyOf(checks);
        if (checks.isEmpty()) {
            throw new IllegalArgumentException("gate '" + id + "' without a check would always pass");
        }
    }
}
