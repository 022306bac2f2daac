package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.math.BigDecimal;

/** Effort to close an open item. */
final class Costs {
    private Costs() {}

    /** Person-days: what the policy says, else a default by severity. */
    static BigDecimal of(Question question) {
        return question.cost().orElseGet(() -> byDefault(question.severity()));
    }

    private static BigDecimal byDefault(Severity severity) {
        return BigDecimal.valueOf(
                switch (severity) {
                    case CRITICAL -> 5;
                    case HIGH -> 3;
                    case MEDIUM -> 2;
                    case LOW -> 1;
                });
    }
}
