package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.criteria.Criterion;
import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule;
import io.jenkins.plugins.releasereadiness.engine.text.Suggestions;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problem;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Holds one policy against the floors. Used once. */
final class FloorCheck {
    private final Floors floors;
    private final LoadedPolicy loaded;
    private final Policy policy;
    private final Problems problems = new Problems();

    FloorCheck(Floors floors, LoadedPolicy loaded) {
        this.floors = floors;
        this.loaded = loaded;
        this.policy = loaded.policy();
    }

    List<Problem> problems() {
        scores();
        confirmedWaivers();
        new TreeSet<>(floors.questions()).forEach(this::question);
        new TreeSet<>(floors.gates()).forEach(this::gate);
        approval();
        return problems.all();
    }

    private void scores() {
        floors.overall().ifPresent(floor -> {
            BigDecimal overall = policy.thresholds().overall();
            if (overall.compareTo(floor) < 0) {
                low("overall threshold", "thresholds.overall", plain(floor), plain(overall));
            }
        });
        new TreeMap<>(floors.categories()).forEach((id, floor) -> {
            String name = "minimum of category " + id;
            Category category = policy.categories().get(id);
            Optional<BigDecimal> minimum = Optional.ofNullable(category).flatMap(Category::minimum);
            if (category == null) {
                say(name, "categories", "is " + plain(floor) + "; the policy has no such category");
            } else if (minimum.isEmpty()) {
                say(name, "categories." + id, "is " + plain(floor) + "; the policy sets no minimum for it");
            } else if (minimum.get().compareTo(floor) < 0) {
                low(name, "categories." + id + ".minimum", plain(floor), plain(minimum.get()));
            }
        });
        int waivers = policy.thresholds().maxWaivers();
        if (floors.maxWaivers().isPresent() && waivers > floors.maxWaivers().getAsInt()) {
            say(
                    "most waivers",
                    "thresholds.maxWaivers",
                    "is " + floors.maxWaivers().getAsInt() + "; " + waivers + " is above it");
        }
    }

    private void confirmedWaivers() {
        if (floors.confirmedWaivers() && !policy.thresholds().confirmedWaivers()) {
            say(
                    "confirmed waivers",
                    "thresholds.confirmedWaivers",
                    "demands that the second person of a waiver confirms it in person; the policy turns it off");
        }
    }

    private void question(String id) {
        String name = "mandatory question " + id;
        String path = "questions." + id;
        Question question = policy.questions().get(id);
        if (question == null) {
            say(
                    name,
                    "questions",
                    "demands it; the policy has no such question"
                            + Suggestions.didYouMean(id, policy.questions().keySet()));
            return;
        }
        if (!question.mandatory()) {
            say(name, path + ".mandatory", "demands 'mandatory: true'");
        }
        if (policy.waivers().stream().anyMatch(waiver -> waiver.question().equals(id))) {
            say(name, "waivers", "demands an answer; it cannot be waived");
        }
        floors.reference()
                .flatMap(reference -> Optional.ofNullable(reference.questions().get(id)))
                .ifPresent(reference -> {
                    Loosening.of(question, reference).forEach((key, why) -> say(name, path + "." + key, why));
                    question.criteria().ifPresent(criteria -> sources(name, criteria.all()));
                });
    }

    private void sources(String floor, Stream<Criterion> criteria) {
        criteria.map(Criterion::source).distinct().forEach(source -> source(floor, source));
    }

    private void source(String floor, String id) {
        Source own = policy.sources().get(id);
        Source reference = floors.reference().orElseThrow().sources().get(id);
        if (reference != null && own != null) {
            Loosening.of(own, reference)
                    .forEach((key, why) ->
                            say(floor, "sources." + id + "." + key, "measures '" + id + "', which " + why));
        }
    }

    private void gate(String id) {
        String name = "mandatory gate " + id;
        Gate gate = policy.gates().get(id);
        if (gate == null) {
            say(
                    name,
                    "gates",
                    "demands it; the policy has no such gate"
                            + Suggestions.didYouMean(id, policy.gates().keySet()));
            return;
        }
        if (Floors.waitedFor(gate) && !policy.approval().requiredGates().contains(id)) {
            say(name, "approval.requiredGates", "demands that the approval waits for it; name it here");
        }
        floors.reference()
                .flatMap(reference -> Optional.ofNullable(reference.gates().get(id)))
                .ifPresent(reference -> {
                    Loosening.of(gate, reference).forEach((key, why) -> say(name, "gates." + id + "." + key, why));
                    reference.checks().forEach(check -> sources(name, check.requirement()));
                });
    }

    /** What a mandatory gate looks at has to be read as the administrator's gate reads it. */
    private void sources(String floor, Requirement requirement) {
        if (requirement instanceof Requirement.CriteriaHold hold) {
            sources(floor, hold.criteria().all());
        } else if (requirement instanceof Requirement.EvidencePresent present) {
            present.sources().forEach(source -> source(floor, source));
        } else if (requirement instanceof Requirement.ArtifactsIntact intact) {
            source(floor, intact.source());
        }
    }

    private void approval() {
        ApprovalPolicy approval = policy.approval();
        separation(floors.excludeStarter(), approval.excludeStarter(), "starter", "who started the build");
        separation(floors.excludeAuthors(), approval.excludeAuthors(), "authors", "the authors of the change");
        separation(
                floors.excludePolicyEditors(),
                approval.excludePolicyEditors(),
                "policyEditors",
                "who last changed the policy");
        if (approval.minReasonLength() < floors.minReasonLength()) {
            low(
                    "shortest reason",
                    "approval.minReasonLength",
                    String.valueOf(floors.minReasonLength()),
                    String.valueOf(approval.minReasonLength()));
        }
        for (ApprovalRule floor : floors.approvalRules()) {
            if (approval.rules().stream().noneMatch(rule -> implies(rule, floor))) {
                say("approval rule", "approval.rules", "is " + floor.written() + "; no rule of the policy implies it");
            }
            approval.escalateTo()
                    .filter(rule -> !implies(rule, floor))
                    .ifPresent(rule -> say(
                            "approval rule",
                            "approval.escalate.to",
                            "is " + floor.written() + "; after escalation " + rule.written()
                                    + " could decide instead"));
        }
        int approvers =
                approval.rules().stream().mapToInt(ApprovalRule::count).max().orElse(1);
        if (approvers < floors.minApprovers()) {
            low(
                    "different approvers",
                    "approval.rules",
                    String.valueOf(floors.minApprovers()),
                    String.valueOf(approvers));
        }
        approval.escalateTo()
                .filter(rule -> rule.count() < floors.minApprovers())
                .ifPresent(rule -> low(
                        "different approvers",
                        "approval.escalate.to",
                        String.valueOf(floors.minApprovers()),
                        String.valueOf(rule.count())));
    }

    private void separation(boolean floor, boolean excluded, String key, String who) {
        if (floor && !excluded) {
            say(
                    "separation of duties: " + who + " may not approve",
                    "approval.exclude." + key,
                    "is on; the policy turns it off");
        }
    }

    /** Whether fulfilling {@code rule} fulfils {@code floor}. */
    private static boolean implies(ApprovalRule rule, ApprovalRule floor) {
        return rule.count() >= floor.count() && floor.alternatives().containsAll(rule.alternatives());
    }

    private void low(String floor, String path, String minimum, String actual) {
        say(floor, path, "is " + minimum + "; " + actual + " is below it");
    }

    private void say(String floor, String path, String what) {
        problems.add(loaded.placeOf(path), "the administrator's floor \"" + floor + "\" " + what);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
