package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReportTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What the Dependency-Check reports of one source hold, whatever notation they are written in. A finding is one
 * vulnerability of one dependency; related dependencies are other copies of the same and do not count again.
 */
final class DependencyCheckFindings {
    private final ReadOptions options;
    private final FindingCounts counts = new FindingCounts();
    private final MeasuredAt measuredAt = new MeasuredAt();
    /** Those of the dependency at hand; kept only for VEX statements about them. */
    private final List<String> packages = new ArrayList<>();

    private long dependencies;
    private long exceptions;

    DependencyCheckFindings(ReadOptions options) {
        this.options = options;
    }

    /** Whether names of packages are needed at all. */
    boolean needsPackages() {
        return options.vex().isPresent();
    }

    /** A dependency begins. */
    void dependency() {
        dependencies++;
        packages.clear();
    }

    /** The dependency at hand is this package; {@code null} is nothing said. */
    void packageId(String id) {
        if (needsPackages() && id != null) {
            packages.add(id);
        }
    }

    /** A vulnerability of the dependency at hand; its name may be {@code null}. */
    void vulnerability(String name, Rating rating) {
        boolean covered =
                options.vex().isPresent() && name != null && options.vex().get().suppress(List.of(name), packages);
        counts.add(rating.severity(), covered);
    }

    /** A vulnerability that was suppressed when the scan ran. */
    void suppressed() {
        counts.suppress(1);
    }

    /** Something that the scan could not analyse. */
    void exception() {
        exceptions++;
    }

    /** The report tells when it was made. */
    void reportDate(String text) {
        measuredAt.see(ReportTime.parse(text));
    }

    void endOfFile() {
        measuredAt.endFile();
    }

    Outcome outcome() {
        return outcome(counts.facts().build()).measuredAt(measuredAt);
    }

    private Outcome outcome(Facts facts) {
        String incomplete = "Dependency-Check reports " + exceptions
                + (exceptions == 1 ? " analysis exception" : " analysis exceptions") + ", so the scan is incomplete";
        if (exceptions > 0 && !options.allowIncomplete()) {
            return Outcome.contradicted(
                    facts,
                    incomplete + ". Solve them (see its log), or accept it with allowIncomplete: true at the source.");
        }
        if (dependencies == 0) {
            return Outcome.vacuous(
                    facts, "The Dependency-Check report has no dependencies. Check what it was pointed at.");
        }
        Outcome present = Outcome.present(facts);
        return exceptions > 0
                ? present.withMessage(incomplete + ", which the policy accepts (allowIncomplete: true).")
                : present;
    }
}
