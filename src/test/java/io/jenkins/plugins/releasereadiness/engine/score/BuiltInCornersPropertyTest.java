package io.jenkins.plugins.releasereadiness.engine.score;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static io.jenkins.plugins.releasereadiness.engine.Samples.attestation;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.policy.BuiltInPolicies;
import io.jenkins.plugins.releasereadiness.engine.policy.KnownFormats;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyException;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyText;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The built-in policy against a scorer written a second time, from the tables of the specification alone: for each of the
 * 36 questions, it and the three after it answered in all 3^4 ways, while the rest is Yes, No or unknown.
 */
class BuiltInCornersPropertyTest {
    private static final int YES = 1;
    private static final int NO = 0;
    private static final int UNKNOWN = 2;
    private static final int TOGETHER = 4;

    /** Names, numbers of questions and weights as the specification lists them. */
    private static final String[] CATEGORIES = {
        "security",
        "performance",
        "monitoring",
        "data",
        "testing",
        "documentation",
        "infrastructure",
        "continuity",
        "experience"
    };

    private static final int[] QUESTIONS = {5, 5, 5, 4, 4, 4, 4, 3, 2};
    private static final int[] WEIGHTS = {25, 20, 15, 15, 10, 5, 5, 3, 2};
    private static final Set<String> NINETY_PER_CENT = Set.of("security", "performance");

    private static final Policy POLICY = allAttested();
    private static final List<String> IDS = List.copyOf(POLICY.questions().keySet());

    /** The built-in policy with every question to be answered by a person, so that a test can answer all of them. */
    private static Policy allAttested() {
        try {
            PolicyLoader loader = new PolicyLoader(KnownFormats.ANY, PolicyFiles.NONE);
            StringJoiner own = new StringJoiner("\n")
                    .add("version: 1")
                    .add("extends: " + BuiltInPolicies.PRODUCTION_READINESS)
                    .add("questions:");
            for (Question question : loader.builtIn(BuiltInPolicies.PRODUCTION_READINESS)
                    .policy()
                    .questions()
                    .values()) {
                if (question.criteria().isPresent()) {
                    own.add("  " + question.id() + ": {pass: [], warn: []}");
                }
            }
            return loader.load(PolicyText.file("attested.yml", own.toString())).policy();
        } catch (PolicyException e) {
            throw new AssertionError(e);
        }
    }

    /** What the second scorer says: verified, low and high overall in millionths, and the recommendation. */
    private record Second(double verified, double low, double high, String recommendation) {
        static Second of(int[] answers, Set<Integer> critical) {
            double proven = 0;
            double possible = 0;
            boolean blocked = critical.stream().anyMatch(index -> answers[index] != YES);
            int at = 0;
            for (int c = 0; c < CATEGORIES.length; c++) {
                int yes = 0;
                int open = 0;
                for (int q = 0; q < QUESTIONS[c]; q++, at++) {
                    yes += answers[at] == YES ? 1 : 0;
                    open += answers[at] == UNKNOWN ? 1 : 0;
                }
                proven += WEIGHTS[c] * (double) yes / QUESTIONS[c];
                possible += WEIGHTS[c] * (double) (yes + open) / QUESTIONS[c];
                blocked |= NINETY_PER_CENT.contains(CATEGORIES[c]) && yes * 10 < QUESTIONS[c] * 9;
            }
            boolean enough = proven > 80 - 1e-9;
            return new Second(proven, proven, possible, blocked ? "BLOCKED" : enough ? "READY" : "NEEDS WORK");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {YES, NO, UNKNOWN})
    void agreesWithASecondScorerInEveryCorner(int rest) {
        Set<Integer> critical = IDS.stream()
                .filter(id -> POLICY.questions().get(id).severity().word().equals("critical"))
                .map(IDS::indexOf)
                .collect(Collectors.toSet());
        assertThat(IDS).hasSize(36);
        int corners = 0;
        for (int first = 0; first < IDS.size(); first++) {
            for (int corner = 0; corner < Math.pow(3, TOGETHER); corner++) {
                int[] answers = new int[IDS.size()];
                Arrays.fill(answers, rest);
                for (int k = 0, code = corner; k < TOGETHER; k++, code /= 3) {
                    answers[(first + k) % answers.length] = code % 3;
                }
                compare(answers, critical);
                corners++;
            }
        }
        assertThat(corners).isEqualTo(36 * 81);
    }

    private static void compare(int[] answers, Set<Integer> critical) {
        Scorecard card =
                new Scorer(POLICY).score(new ScoreInput(NOW, Map.of(), attestations(answers), Optional.empty()));
        Second second = Second.of(answers, critical);
        String corner = Arrays.toString(answers);
        close(card.overall().verified(), second.verified(), corner);
        close(card.overall().low(), second.low(), corner);
        close(card.overall().high(), second.high(), corner);
        assertThat(card.recommendation().words()).as(corner).isEqualTo(second.recommendation());
    }

    private static void close(BigDecimal actual, double expected, String corner) {
        // a stored score keeps six digits, rounded towards 0
        assertThat(actual.doubleValue()).as(corner).isBetween(expected - 0.0000011, expected + 1e-9);
    }

    private static List<Attestation> attestations(int[] answers) {
        List<Attestation> attestations = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            if (answers[i] != UNKNOWN) {
                attestations.add(attestation(IDS.get(i), answers[i] == YES));
            }
        }
        return attestations;
    }
}
