package io.jenkins.plugins.releasereadiness.engine;

import io.jenkins.plugins.releasereadiness.engine.criteria.Criteria;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.criteria.Criterion;
import io.jenkins.plugins.releasereadiness.engine.criteria.Operator;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.Category;
import io.jenkins.plugins.releasereadiness.engine.policy.Debt;
import io.jenkins.plugins.releasereadiness.engine.policy.Gate;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import io.jenkins.plugins.releasereadiness.engine.policy.ReleaseRules;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.policy.Thresholds;
import io.jenkins.plugins.releasereadiness.engine.policy.Waiver;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small policies and evidence made by hand, for tests that need no file. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Samples() {}

    public static Criterion atMost(String source, String fact, String target) {
        return criterion(source, fact, Operator.LESS_OR_EQUAL, Criterion.Basis.ABSOLUTE, target);
    }

    public static Criterion criterion(
            String source, String fact, Operator operator, Criterion.Basis basis, String target) {
        return new Criterion(
                source,
                fact,
                operator,
                basis,
                new BigDecimal(target),
                null,
                source + "." + fact + " " + operator.symbol() + " " + target);
    }

    public static Criteria pass(Criterion... criteria) {
        return new Criteria(List.of(new CriteriaSet(List.of(criteria))), List.of());
    }

    public static Evidence present(String source, Map<String, Object> facts) {
        return evidence(source, EvidenceState.PRESENT, facts);
    }

    public static Evidence evidence(String source, EvidenceState state, Map<String, Object> facts) {
        return new Evidence(
                source,
                Optional.of(SourceKind.FINDINGS),
                Optional.of("sarif"),
                state,
                Facts.of(facts),
                state.word(),
                List.of(),
                Optional.of(NOW.minusSeconds(60)));
    }

    public static Category category(String id, int weight) {
        return new Category(id, id, BigDecimal.valueOf(weight), Optional.empty(), false);
    }

    public static Category category(String id, int weight, int minimum, boolean critical) {
        return new Category(id, id, BigDecimal.valueOf(weight), Optional.of(BigDecimal.valueOf(minimum)), critical);
    }

    public static Question question(String id, String category, Severity severity) {
        return question(id, category, severity, null);
    }

    public static Question question(String id, String category, Severity severity, Criteria criteria) {
        return new Question(
                id,
                category,
                id + "?",
                severity,
                BigDecimal.ONE,
                false,
                Optional.ofNullable(criteria),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Attestation yes(String question) {
        return attestation(question, true);
    }

    public static Attestation no(String question) {
        return attestation(question, false);
    }

    public static Attestation attestation(String question, boolean yes) {
        return new Attestation(
                question, yes, "alice", NOW.minusSeconds(3600), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Waiver waiver(String question) {
        return new Waiver(question, "vendor fix comes next week", "bob", Optional.of("carol"), NOW.plusSeconds(86400));
    }

    /** Collects the parts of a policy. */
    public static final class PolicyBuilder {
        private final Map<String, Category> categories = new LinkedHashMap<>();
        private final Map<String, Question> questions = new LinkedHashMap<>();
        private final Map<String, Gate> gates = new LinkedHashMap<>();
        private Thresholds thresholds = new Thresholds(BigDecimal.valueOf(80), 3, false);
        private List<Waiver> waivers = List.of();
        private List<Debt> debt = List.of();
        private List<String> rollbackSteps = List.of();

        public PolicyBuilder category(Category category) {
            categories.put(category.id(), category);
            return this;
        }

        public PolicyBuilder question(Question question) {
            questions.put(question.id(), question);
            return this;
        }

        public PolicyBuilder gate(Gate gate) {
            gates.put(gate.id(), gate);
            return this;
        }

        public PolicyBuilder thresholds(int overall, int maxWaivers) {
            thresholds = new Thresholds(BigDecimal.valueOf(overall), maxWaivers, thresholds.confirmedWaivers());
            return this;
        }

        public PolicyBuilder confirmedWaivers() {
            thresholds = new Thresholds(thresholds.overall(), thresholds.maxWaivers(), true);
            return this;
        }

        public PolicyBuilder waivers(Waiver... all) {
            waivers = List.of(all);
            return this;
        }

        public PolicyBuilder debt(Debt... all) {
            debt = List.of(all);
            return this;
        }

        public PolicyBuilder rollbackSteps(String... steps) {
            rollbackSteps = List.of(steps);
            return this;
        }

        public Policy build() {
            return new Policy(
                    "sample",
                    ReleaseRules.NONE,
                    Map.of(),
                    categories,
                    questions,
                    thresholds,
                    gates,
                    new ApprovalPolicy(
                            List.of(),
                            true,
                            true,
                            true,
                            List.of(),
                            0,
                            false,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of()),
                    new RollbackPolicy(
                            new RollbackPolicy.HealthWindow(
                                    Duration.ofMinutes(30), Duration.ofSeconds(30), 3, 4, List.of()),
                            Map.of(),
                            List.of(),
                            new RollbackPolicy.Plan(
                                    RollbackPolicy.Level.CODE, rollbackSteps, List.of(), Optional.empty()),
                            3),
                    List.of(),
                    waivers,
                    debt);
        }
    }
}
