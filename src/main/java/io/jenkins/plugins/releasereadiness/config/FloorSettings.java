package io.jenkins.plugins.releasereadiness.config;

import hudson.AbortException;
import io.jenkins.plugins.releasereadiness.engine.policy.Floors;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.RuleParser;
import io.jenkins.plugins.releasereadiness.engine.text.SyntaxException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes floors of what the administrator typed. A floor that cannot be read is no reason to go without it. */
final class FloorSettings {
    private final ReleaseReadinessConfiguration configuration;

    FloorSettings(ReleaseReadinessConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * @param reference defines the mandatory questions and gates
     * @throws AbortException if a setting is wrong, naming it
     */
    Floors floors(Policy reference) throws AbortException {
        List<String> questions = Checks.lines(configuration.getMandatoryQuestions());
        List<String> gates = Checks.lines(configuration.getMandatoryGates());
        Map<String, BigDecimal> categories = new LinkedHashMap<>();
        for (CategoryMinimum category : configuration.getCategoryMinima()) {
            categories.put(
                    category.getCategory(),
                    percent(category.getMinimum(), "the minimum of the category " + category.getCategory()));
        }
        String overall = configuration.getOverallMinimum();
        return new Floors(
                overall.isEmpty() ? Optional.empty() : Optional.of(percent(overall, "the overall score")),
                categories,
                new LinkedHashSet<>(questions),
                new LinkedHashSet<>(gates),
                rules(),
                configuration.getMinApprovers(),
                configuration.isExcludeStarter(),
                configuration.isExcludeAuthors(),
                configuration.isExcludePolicyEditors(),
                maxWaivers(),
                !configuration.isTrustNamedSecondPerson(),
                configuration.getMinReasonLength(),
                questions.isEmpty() && gates.isEmpty() ? Optional.empty() : Optional.of(reference));
    }

    private static BigDecimal percent(String text, String what) throws AbortException {
        return Checks.percent(text)
                .orElseThrow(() -> wrong(what + " should be a number between 0 and 100 but is '" + text + "'"));
    }

    private OptionalInt maxWaivers() throws AbortException {
        String text = configuration.getMaxWaivers();
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!Checks.isCount(text)) {
            throw wrong("the most waivers should be a whole number but is '" + text + "'");
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private List<ApprovalRule> rules() throws AbortException {
        List<ApprovalRule> rules = new ArrayList<>();
        for (String line : configuration.getApprovalRules().lines().toList()) {
            try {
                if (!line.isBlank()) {
                    rules.add(RuleParser.parse(line.trim()));
                }
            } catch (SyntaxException e) {
                throw wrong("the approval rule '" + line.trim() + "' cannot be read: " + e.getMessage());
            }
        }
        return rules;
    }

    private static AbortException wrong(String what) {
        return new AbortException(
                "The global configuration of Release Readiness has a mistake, so nothing can be judged: " + what
                        + ". An administrator has to correct it.");
    }
}
