package io.jenkins.plugins.releasereadiness.engine.release;

import java.util.Locale;
import java.util.Optional;
import org.semver4j.Semver;

/** How far a version moves, the smallest first (Semantic Versioning 2.0.0). */
public enum Bump {
    PATCH,
    MINOR,
    MAJOR;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Bump or(Bump other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * How far {@code now} lies above {@code before}, by the first number that differs. Pre-releases count by the version
     * that they lead to.
     *
     * @return empty if it does not lie above, or only a pre-release of the same version came before
     */
    static Optional<Bump> between(Semver before, Semver now) {
        if (now.getMajor() != before.getMajor()) {
            return now.getMajor() > before.getMajor() ? Optional.of(MAJOR) : Optional.empty();
        }
        if (now.getMinor() != before.getMinor()) {
            return now.getMinor() > before.getMinor() ? Optional.of(MINOR) : Optional.empty();
        }
        return now.getPatch() > before.getPatch() ? Optional.of(PATCH) : Optional.empty();
    }

    /**
     * What a change that asks for this asks of a version after {@code before}. While the major number is 0 anything may
     * change (rule 4 of Semantic Versioning): what breaks raises the minor number, everything else the patch number.
     */
    Bump after(Semver before) {
        if (before.getMajor() > 0) {
            return this;
        }
        return this == MAJOR ? MINOR : PATCH;
    }

    /** The lowest version after {@code before} that this leads to. */
    Semver next(Semver before) {
        return switch (this) {
            case MAJOR -> before.nextMajor();
            case MINOR -> before.nextMinor();
            case PATCH -> before.nextPatch();
        };
    }
}
