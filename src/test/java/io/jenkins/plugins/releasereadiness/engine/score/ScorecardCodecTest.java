package io.jenkins.plugins.releasereadiness.engine.score;

import static io.jenkins.plugins.releasereadiness.engine.Samples.atMost;
import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.no;
import static io.jenkins.plugins.releasereadiness.engine.Samples.pass;
import static io.jenkins.plugins.releasereadiness.engine.Samples.present;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;
import static io.jenkins.plugins.releasereadiness.engine.Samples.waiver;
import static io.jenkins.plugins.releasereadiness.engine.Samples.yes;
import static io.jenkins.plugins.releasereadiness.engine.score.ScoreScene.fiveQuestions;
import static io.jenkins.plugins.releasereadiness.engine.score.ScoreScene.score;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.policy.Debt;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScorecardCodecTest {
    @Test
    void theFormInTheLedgerKeepsEverything() {
        Policy policy = fiveQuestions().waivers(waiver("q5")).build();
        Scorecard card = score(policy, yes("q1"), no("q2"));

        String text = Json.compact(ScorecardCodec.encode(card));
        Scorecard again = ScorecardCodec.decode(Fields.of(Json.read(text), ""));

        assertThat(Json.compact(ScorecardCodec.encode(again))).isEqualTo(text);
        assertThat(again.questions()).isEqualTo(card.questions());
    }

    @Test
    void aScorecardWithEverythingIsReadAgainAsItWas() {
        Debt debt = new Debt(
                "d1", "x", true, Optional.of("why"), Optional.of("bob"), Optional.of(LocalDate.parse("2026-04-01")));
        Policy policy = new PolicyBuilder()
                .category(category("quality", 1, 90, true))
                .question(question("scan", "quality", Severity.HIGH, pass(atMost("scan", "critical", "0"))))
                .question(question("waived", "quality", Severity.HIGH))
                .question(new Question(
                        "said",
                        "quality",
                        "said?",
                        Severity.LOW,
                        BigDecimal.ONE,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("bob"),
                        Optional.of("Do it."),
                        Optional.of(BigDecimal.TEN)))
                .waivers(waiver("waived"))
                .debt(debt)
                .build();
        Scorecard card = score(policy, Map.of("scan", present("scan", Map.of("critical", 2L))), no("said"), yes("x"));

        Scorecard again = ScorecardCodec.decode(Fields.of(Json.read(Json.compact(ScorecardCodec.encode(card))), ""));

        assertThat(again).usingRecursiveComparison().isEqualTo(card);
        assertThat(again.question("said")).isPresent();
        assertThat(again.question("nothing")).isEmpty();
        assertThat(again.ready()).isFalse();
    }
}
