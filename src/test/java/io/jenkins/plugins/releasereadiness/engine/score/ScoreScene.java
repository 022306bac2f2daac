package io.jenkins.plugins.releasereadiness.engine.score;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small policies and their scores. */
final class ScoreScene {
    private ScoreScene() {}

    static PolicyBuilder fiveQuestions() {
        PolicyBuilder builder = new PolicyBuilder().category(category("quality", 10));
        for (int i = 1; i <= 5; i++) {
            builder.question(question("q" + i, "quality", Severity.MEDIUM));
        }
        return builder;
    }

    static Scorecard score(Policy policy, Attestation... attestations) {
        return score(policy, Map.of(), attestations);
    }

    static Scorecard score(Policy policy, Map<String, Evidence> evidence, Attestation... attestations) {
        return new Scorer(policy).score(new ScoreInput(NOW, evidence, List.of(attestations), Optional.empty()));
    }
}
