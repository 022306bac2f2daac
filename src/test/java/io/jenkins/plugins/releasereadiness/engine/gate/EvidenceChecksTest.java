package io.jenkins.plugins.releasereadiness.engine.gate;

import static io.jenkins.plugins.releasereadiness.engine.Samples.evidence;
import static io.jenkins.plugins.releasereadiness.engine.Samples.present;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.FileDigest;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.policy.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Demands on evidence as a whole: there, fresh, intact. */
class EvidenceChecksTest extends GateScene {
    @Test
    void evidenceOlderThanTheCheckAllowsFails() {
        evidence.put("smoke", present("smoke", Map.of("failed", 0L)));

        // the sample was measured a minute ago
        assertThat(only(new Requirement.EvidencePresent(List.of("smoke"), Optional.of(Duration.ofSeconds(60))))
                        .status())
                .isEqualTo(CheckStatus.PASSED);
        assertThat(only(new Requirement.EvidencePresent(List.of("smoke"), Optional.of(Duration.ofSeconds(59))))
                        .status())
                .isEqualTo(CheckStatus.FAILED);
    }

    @Test
    void evidenceThatDoesNotTellItsAgeIsNotFresh() {
        evidence.put(
                "smoke",
                new Evidence(
                        "smoke",
                        Optional.of(SourceKind.TESTS),
                        Optional.of("junit"),
                        EvidenceState.PRESENT,
                        Facts.NONE,
                        "",
                        List.of(),
                        Optional.empty()));

        assertThat(only(new Requirement.EvidencePresent(List.of("smoke"), Optional.empty()))
                        .status())
                .isEqualTo(CheckStatus.PASSED);
        assertThat(only(new Requirement.EvidencePresent(List.of("smoke"), Optional.of(Duration.ofDays(1))))
                        .explanation())
                .isEqualTo("smoke does not tell when it was measured");
    }

    @Test
    void ofSeveralSourcesTheWorstIsTold() {
        evidence.put("a", present("a", Map.of()));
        evidence.put("b", evidence("b", EvidenceState.UNREADABLE, Map.of()));
        evidence.put("c", evidence("c", EvidenceState.UNREADABLE, Map.of()));

        CheckResult result = only(new Requirement.EvidencePresent(List.of("a", "b", "c"), Optional.empty()));

        assertThat(result.status()).isEqualTo(CheckStatus.UNMEASURABLE);
        assertThat(result.explanation()).isEqualTo("b: unreadable");
    }

    @Test
    void artifactsMustBeCompleteSmallEnoughAndUnchanged() {
        String sum = "ab".repeat(32);
        evidence.put(
                "dist",
                new Evidence(
                        "dist",
                        Optional.of(SourceKind.FILE),
                        Optional.of("file"),
                        EvidenceState.PRESENT,
                        Facts.NONE,
                        "",
                        List.of(new FileDigest("app.jar", 100, sum)),
                        Optional.empty()));

        assertThat(artifacts(1, OptionalLong.of(100), Optional.empty())).isEqualTo(CheckStatus.PASSED);
        assertThat(artifacts(2, OptionalLong.empty(), Optional.empty())).isEqualTo(CheckStatus.FAILED);
        assertThat(artifacts(1, OptionalLong.of(99), Optional.empty())).isEqualTo(CheckStatus.FAILED);
        assertThat(artifacts(1, OptionalLong.empty(), Optional.of("SUMS"))).isEqualTo(CheckStatus.FAILED);
        checksums = Optional.of(Map.of("app.jar", sum.toUpperCase(java.util.Locale.ROOT)));
        assertThat(artifacts(1, OptionalLong.empty(), Optional.of("SUMS"))).isEqualTo(CheckStatus.PASSED);
        checksums = Optional.of(Map.of("app.jar", "cd".repeat(32)));
        assertThat(artifacts(1, OptionalLong.empty(), Optional.of("SUMS"))).isEqualTo(CheckStatus.FAILED);
        checksums = Optional.of(Map.of("app.jar", sum, "lib.jar", sum));
        assertThat(artifacts(1, OptionalLong.empty(), Optional.of("SUMS"))).isEqualTo(CheckStatus.FAILED);
        checksums = Optional.of(Map.of());
        assertThat(artifacts(1, OptionalLong.empty(), Optional.of("SUMS"))).isEqualTo(CheckStatus.FAILED);
    }

    private CheckStatus artifacts(int min, OptionalLong max, Optional<String> sums) {
        return only(new Requirement.ArtifactsIntact("dist", min, max, sums)).status();
    }

    @Test
    void artifactsSayWhatIsWrongWithThem() {
        CheckResult none = only(new Requirement.ArtifactsIntact("dist", 1, OptionalLong.of(5), Optional.of("SUMS")));
        assertThat(none.target()).isEqualTo("at least 1 files, at most 5 bytes, each as SUMS says");
        assertThat(none.explanation()).isEqualTo("no evidence was collected for dist");
        evidence.put("dist", evidence("dist", EvidenceState.UNREADABLE, Map.of()));
        assertThat(only(new Requirement.ArtifactsIntact("dist", 1, OptionalLong.empty(), Optional.empty()))
                        .status())
                .isEqualTo(CheckStatus.UNMEASURABLE);
        evidence.put(
                "dist",
                new Evidence(
                        "dist",
                        Optional.of(SourceKind.FILE),
                        Optional.of("file"),
                        EvidenceState.PRESENT,
                        Facts.NONE,
                        "",
                        List.of(new FileDigest("a", 3, "ab".repeat(32)), new FileDigest("b", 4, "cd".repeat(32))),
                        Optional.empty()));
        CheckResult whole = only(new Requirement.ArtifactsIntact("dist", 2, OptionalLong.of(7), Optional.empty()));
        assertThat(whole.status()).isEqualTo(CheckStatus.PASSED);
        assertThat(whole.actual()).isEqualTo("2 files, 7 bytes");
        assertThat(whole.target()).isEqualTo("at least 2 files, at most 7 bytes");
        checksums = Optional.of(Map.of("a", "cd".repeat(32), "c", "ab".repeat(32)));
        assertThat(only(new Requirement.ArtifactsIntact("dist", 2, OptionalLong.empty(), Optional.of("SUMS")))
                        .explanation())
                .isEqualTo("a differs from SUMS; b is not named in SUMS; c is named in SUMS but is not there");
        checksums = Optional.empty();
        assertThat(only(new Requirement.ArtifactsIntact("dist", 2, OptionalLong.empty(), Optional.of("SUMS")))
                        .explanation())
                .isEqualTo("the checksums in SUMS cannot be read");
    }
}
