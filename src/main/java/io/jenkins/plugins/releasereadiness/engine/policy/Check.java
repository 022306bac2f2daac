package io.jenkins.plugins.releasereadiness.engine.policy;

import java.util.Objects;

/**
 * One check of a gate.
 *
 * @param id id, unique in its gate
 * @param text what it demands, for people
 * @param severity how much its failure matters; the failure of a {@link Severity#LOW} check is only a warning
 * @param optional whether missing evidence is only a warning; evidence that is there must hold all the same
 * @param requirement what is checked
 */
public record Check(String id, String text, Severity severity, boolean optional, Requirement requirement) {
    public Check {
        Objects.requireNonNull(id);
        Objects.requireNonNull(text);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(requirement);
    }
}
