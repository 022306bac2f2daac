package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.criteria.Strictness;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where one definition of a question or gate is looser than another. The results map the key of the policy to a sentence
 * without subject.
 */
final class Loosening {
    private final Map<String, String> found = new LinkedHashMap<>();

    private Loosening() {}

    static Map<String, String> of(Question question, Question floor) {
        Loosening loosening = new Loosening();
        loosening.severity("severity", question.severity(), floor.severity());
        if (floor.criteria().isPresent() && question.criteria().isEmpty()) {
            loosening.add("pass", "is measured; an attestation may not replace the criteria");
        } else if (floor.criteria().isEmpty() && question.criteria().isPresent()) {
            loosening.add("pass", "is attested by people; criteria may not replace them");
        } else if (floor.criteria().isPresent()) {
            Strictness.looser(question.criteria().get(), floor.criteria().get())
                    .ifPresent(why -> loosening.add("pass", "has stricter criteria: " + why));
        }
        loosening.age("attestationMaxAge", question.attestationMaxAge(), floor.attestationMaxAge());
        return loosening.found;
    }

    static Map<String, String> of(Gate gate, Gate floor) {
        Loosening loosening = new Loosening();
        if (gate.phase() != floor.phase()) {
            loosening.add("phase", "belongs to phase " + floor.phase().word());
        }
        if (gate.askWhenInconclusive() && !floor.askWhenInconclusive()) {
            loosening.add("inconclusive", "fails when it is inconclusive; asking instead is looser");
        }
        if (!gate.isProtected() && floor.isProtected()) {
            loosening.add("protected", "is protected");
        }
        for (Check demanded : floor.checks()) {
            String key = "checks." + demanded.id();
            gate.checks().stream()
                    .filter(check -> check.id().equals(demanded.id()))
                    .findFirst()
                    .ifPresentOrElse(
                            check -> loosening.check(key, check, demanded),
                            () -> loosening.add(key, "has the check '" + demanded.id() + "', which is missing"));
        }
        return loosening.found;
    }

    /**
     * How the source is read, where that could hide findings; where its files lie and which server is asked is the
     * repository's own matter.
     */
    static Map<String, String> of(Source source, Source floor) {
        Loosening loosening = new Loosening();
        loosening.age("maxAge", source.maxAge(), floor.maxAge());
        if (source.emptyRunIsClean() && !floor.emptyRunIsClean()) {
            loosening.add("emptyRunIsClean", "does not take an empty run for a clean one");
        }
        if (source.allowIncomplete() && !floor.allowIncomplete()) {
            loosening.add("allowIncomplete", "does not allow an incomplete analysis");
        }
        if (floor.format().isPresent() && !source.format().equals(floor.format())) {
            loosening.add("format", "has the format " + floor.format().get());
        }
        if (source.vex().isPresent() && !source.vex().equals(floor.vex())) {
            loosening.add(
                    "vex",
                    "is suppressed by "
                            + floor.vex().map(id -> "'" + id + "' only").orElse("nothing"));
        }
        if (floor.expect().isPresent() && !source.expect().equals(floor.expect())) {
            loosening.add("expect", "expects '" + floor.expect().get() + "'");
        }
        if (!source.percentiles().equals(floor.percentiles())) {
            loosening.add("percentiles", "is read with other percentiles");
        }
        return loosening.found;
    }

    private void check(String key, Check check, Check floor) {
        severity(key + ".severity", check.severity(), floor.severity());
        if (check.optional() && !floor.optional()) {
            add(key + ".optional", "does not make the check optional");
        }
        if (!atLeast(check.requirement(), floor.requirement())) {
            add(key, "demands more in the check '" + floor.id() + "'");
        }
    }

    private static boolean atLeast(Requirement requirement, Requirement floor) {
        if (requirement.equals(floor)) {
            return true;
        }
        if (requirement.getClass() != floor.getClass()) {
            return false;
        }
        if (floor instanceof Requirement.CriteriaHold hold) {
            return Strictness.atLeast(((Requirement.CriteriaHold) requirement).criteria(), hold.criteria());
        } else if (floor instanceof Requirement.EvidencePresent present) {
            Requirement.EvidencePresent own = (Requirement.EvidencePresent) requirement;
            return own.sources().containsAll(present.sources()) && atMost(own.maxAge(), present.maxAge());
        } else if (floor instanceof Requirement.QuestionsAnsweredYes answered) {
            return all(((Requirement.QuestionsAnsweredYes) requirement).questions(), answered.questions());
        } else if (floor instanceof Requirement.DocumentsRecorded recorded) {
            return all(((Requirement.DocumentsRecorded) requirement).documents(), recorded.documents());
        } else if (floor instanceof Requirement.EnvironmentSet set) {
            return all(((Requirement.EnvironmentSet) requirement).variables(), set.variables());
        } else if (floor instanceof Requirement.RollbackPlanned planned) {
            return planned.rehearsal().isEmpty();
        } else if (floor instanceof Requirement.ArtifactsIntact intact) {
            return atLeast((Requirement.ArtifactsIntact) requirement, intact);
        }
        return false;
    }

    private static boolean atLeast(Requirement.ArtifactsIntact own, Requirement.ArtifactsIntact floor) {
        boolean size = floor.maxBytes().isEmpty()
                || own.maxBytes().isPresent()
                        && own.maxBytes().getAsLong() <= floor.maxBytes().getAsLong();
        return own.source().equals(floor.source())
                && own.minFiles() >= floor.minFiles()
                && size
                && (floor.checksums().isEmpty() || own.checksums().equals(floor.checksums()));
    }

    private static boolean all(Collection<String> own, Collection<String> floor) {
        return own.containsAll(floor);
    }

    private void severity(String key, Severity own, Severity floor) {
        if (!own.atLeast(floor)) {
            add(key, "has severity " + floor.word() + "; " + own.word() + " is below it");
        }
    }

    private void age(String key, Optional<Duration> own, Optional<Duration> floor) {
        if (!atMost(own, floor)) {
            add(key, "has a shorter limit of age");
        }
    }

    private static boolean atMost(Optional<Duration> own, Optional<Duration> floor) {
        return floor.isEmpty() || own.isPresent() && own.get().compareTo(floor.get()) <= 0;
    }

    private void add(String key, String why) {
        found.put(key, why);
    }
}
