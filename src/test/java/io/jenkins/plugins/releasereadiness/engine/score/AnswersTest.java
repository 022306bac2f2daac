package io.jenkins.plugins.releasereadiness.engine.score;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static io.jenkins.plugins.releasereadiness.engine.Samples.atMost;
import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.evidence;
import static io.jenkins.plugins.releasereadiness.engine.Samples.pass;
import static io.jenkins.plugins.releasereadiness.engine.Samples.present;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;
import static io.jenkins.plugins.releasereadiness.engine.Samples.yes;
import static io.jenkins.plugins.releasereadiness.engine.score.ScoreScene.fiveQuestions;
import static io.jenkins.plugins.releasereadiness.engine.score.ScoreScene.score;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What answers a question: a measurement or a person, and when neither does. */
class AnswersTest {
    @ParameterizedTest
    @EnumSource(value = EvidenceState.class, mode = EnumSource.Mode.EXCLUDE, names = "PRESENT")
    void onlyPresentEvidenceAnswers(EvidenceState state) {
        Policy policy = new PolicyBuilder()
                .category(category("quality", 1))
                .question(question("scan", "quality", Severity.HIGH, pass(atMost("scan", "critical", "0"))))
                .build();

        Scorecard card = score(policy, Map.of("scan", evidence("scan", state, Map.of("critical", 0L))));

        assertThat(card.questions().get(0).answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(card.questions().get(0).state()).isEqualTo(state);
        assertThat(card.overall().low()).isEqualByComparingTo("0");
    }

    @Test
    void aPersonsWordDoesNotStandAgainstAReport() {
        Policy policy = new PolicyBuilder()
                .category(category("quality", 1))
                .question(question("scan", "quality", Severity.HIGH, pass(atMost("scan", "critical", "0"))))
                .build();

        Scorecard missing = score(policy, yes("scan"));
        Scorecard bad = score(policy, Map.of("scan", present("scan", Map.of("critical", 2L))), yes("scan"));

        assertThat(missing.questions().get(0).answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(bad.questions().get(0).answer()).isEqualTo(Answer.NO);
        assertThat(bad.notes()).containsExactly("the attestation for scan is not used: measured evidence answers it");
    }

    @Test
    void expiredAttestationIsStaleAndSaysSo() {
        Attestation expired = new Attestation(
                "q1",
                true,
                "alice",
                NOW.minusSeconds(10),
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOW.minusSeconds(1)));

        QuestionResult result =
                score(fiveQuestions().build(), expired).questions().get(0);

        assertThat(result.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(result.state()).isEqualTo(EvidenceState.STALE);
        assertThat(result.explanation()).contains("expired at 2026-03-01 11:59:59 UTC");
    }

    @Test
    void noEvidenceAtAllAnswersNothing() {
        Scorecard card = score(fiveQuestions().build());

        assertThat(card.questions())
                .allSatisfy(question -> assertThat(question.state()).isEqualTo(EvidenceState.MISSING));
        assertThat(card.overall().low()).isEqualByComparingTo("0");
        assertThat(card.overall().high()).isEqualByComparingTo("100");
    }

    @Test
    void theNewestWordCounts() {
        Attestation old = new Attestation(
                "q1",
                true,
                "alice",
                NOW.minusSeconds(100),
                Optional.of("tried"),
                Optional.of("https://wiki.example.org/a"),
                Optional.empty());

        assertThat(score(fiveQuestions().build(), old).questions().get(0).explanation())
                .isEqualTo("attested by alice on 2026-03-01 11:58:20 UTC: tried (https://wiki.example.org/a)");
        assertThat(score(fiveQuestions().build(), old, said(false, "bob", 99))
                        .questions()
                        .get(0)
                        .explanation())
                .isEqualTo("denied by bob on 2026-03-01 11:58:21 UTC");
        assertThat(score(fiveQuestions().build(), said(false, "bob", 99), old)
                        .questions()
                        .get(0)
                        .answer())
                .isEqualTo(Answer.NO);
        assertThat(score(fiveQuestions().build(), said(false, "bob", 101), old)
                        .questions()
                        .get(0)
                        .answer())
                .isEqualTo(Answer.YES);
    }

    @Test
    void ofTwoWordsOfOneMomentTheNoCountsWhateverTheirOrder() {
        assertThat(score(fiveQuestions().build(), said(true, "alice", 9), said(false, "bob", 9))
                        .questions()
                        .get(0)
                        .answer())
                .isEqualTo(Answer.NO);
        assertThat(score(fiveQuestions().build(), said(false, "bob", 9), said(true, "alice", 9))
                        .questions()
                        .get(0)
                        .answer())
                .isEqualTo(Answer.NO);
    }

    @Test
    void aWordWithoutAPersonOrFromTheFutureAnswersNothing() {
        QuestionResult nobody =
                score(fiveQuestions().build(), said(true, " ", 9)).questions().get(0);
        QuestionResult future = score(fiveQuestions().build(), said(true, "alice", -3600))
                .questions()
                .get(0);

        assertThat(nobody.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(nobody.explanation()).isEqualTo("the attestation does not say who made it");
        assertThat(future.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(future.explanation()).contains("dated in the future (2026-03-01 13:00:00 UTC)");
    }

    @Test
    void aWordOlderThanTheQuestionAllowsAnswersNothing() {
        Question fresh = new Question(
                "q",
                "quality",
                "q?",
                Severity.LOW,
                BigDecimal.ONE,
                false,
                Optional.empty(),
                Optional.of(Duration.ofDays(3)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Policy policy = new PolicyBuilder()
                .category(category("quality", 1))
                .question(fresh)
                .build();
        Attestation atTheLimit = new Attestation(
                "q",
                true,
                "alice",
                NOW.minus(Duration.ofDays(3)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOW.plusSeconds(1)));
        Attestation beyond = new Attestation(
                "q",
                true,
                "alice",
                NOW.minus(Duration.ofDays(3)).minusSeconds(1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(score(policy, atTheLimit).questions().get(0).answer()).isEqualTo(Answer.YES);
        assertThat(score(policy, beyond).questions().get(0).explanation())
                .isEqualTo("the attestation of alice is older than 3 days; attest again");
    }

    private static Attestation said(boolean yes, String by, int secondsAgo) {
        return new Attestation(
                "q1", yes, by, NOW.minusSeconds(secondsAgo), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void measuredAnswersShowActualTargetAndSources() {
        Policy policy = new PolicyBuilder()
                .category(category("quality", 1))
                .question(question(
                        "scan",
                        "quality",
                        Severity.HIGH,
                        pass(atMost("scan", "critical", "0"), atMost("sbom", "high", "2"))))
                .build();

        QuestionResult bad = score(
                        policy,
                        Map.of(
                                "scan", present("scan", Map.of("critical", 2L)),
                                "sbom", present("sbom", Map.of("high", 1L))))
                .questions()
                .get(0);
        QuestionResult none = score(policy).questions().get(0);

        QuestionResult good = score(
                        policy,
                        Map.of(
                                "scan", present("scan", Map.of("critical", 0L)),
                                "sbom", present("sbom", Map.of("high", 1L))))
                .questions()
                .get(0);

        assertThat(bad.actual()).hasValue("scan.critical is 2");
        assertThat(good.actual()).hasValue("scan.critical is 0, sbom.high is 1");
        assertThat(bad.target()).hasValue("scan.critical <= 0 and sbom.high <= 2");
        assertThat(bad.evidence()).containsExactly("scan", "sbom");
        assertThat(none.actual()).isEmpty();
        assertThat(score(fiveQuestions().build()).questions().get(0).evidence()).containsExactly("attestation");
        assertThat(score(fiveQuestions().build(), yes("q1")).questions().get(0).attestedBy())
                .hasValue("alice");
    }

    @Test
    void attestationsForNoQuestionAreNamed() {
        assertThat(score(fiveQuestions().build(), yes("q9"), yes("q9"), yes("a"))
                        .notes())
                .containsExactly(
                        "there is an attestation for a, which is no question of the policy",
                        "there is an attestation for q9, which is no question of the policy");
    }
}
