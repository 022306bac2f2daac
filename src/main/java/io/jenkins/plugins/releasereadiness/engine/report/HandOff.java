package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.score.ActionItem;
import io.jenkins.plugins.releasereadiness.engine.score.Answer;
import io.jenkins.plugins.releasereadiness.engine.score.DebtResult;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What those who run the release from now on have to get: what was released, who let it, how it is operated and taken back, and what
 * is still open. Each item is what the record tells; what it does not tell is missing, never assumed.
 */
public final class HandOff {
    private final ReleaseRecord record;
    private final Outcomes outcomes;

    private HandOff(ReleaseRecord record) {
        this.record = record;
        this.outcomes = new Outcomes(record);
    }

    /** The checklist in five parts: {@code release}, {@code decision}, {@code operation}, {@code recovery}, {@code open}. */
    public static List<OutcomeGroup> of(ReleaseRecord record) {
        HandOff handOff = new HandOff(record);
        return List.of(
                new OutcomeGroup("release", "What was released", handOff.release()),
                new OutcomeGroup("decision", "Who answers for it", handOff.decision()),
                new OutcomeGroup("operation", "How it is run and supported", handOff.operation()),
                new OutcomeGroup("recovery", "How it is taken back", handOff.recovery()),
                new OutcomeGroup("open", "What is still open", handOff.open()));
    }

    private List<OutcomeItem> release() {
        Release release = record.release();
        List<OutcomeItem> items = new ArrayList<>();
        items.add(OutcomeItem.known(
                "version", "The version is named", release.version(), "The release names no version."));
        items.add(OutcomeItem.known("commit", "The commit is named", release.commit(), "The release names no commit."));
        Map<String, String> artifacts = new TreeMap<>(release.artifacts());
        record.evidence().values().forEach(evidence -> artifacts.putAll(evidence.released()));
        items.add(OutcomeItem.known(
                "artifacts",
                "The artifacts are known by their SHA-256",
                artifacts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", artifacts.keySet()) + "."),
                "No artifact was named or found."));
        items.addAll(deployments());
        items.addAll(outcomes.gates(Phase.PRODUCTION));
        return items;
    }

    private List<OutcomeItem> deployments() {
        String text = "The deployment to production is reported";
        List<OutcomeItem> items = Outcomes.deployments(record, Phase.PRODUCTION).stream()
                .map(report -> OutcomeItem.of("evidence." + report.source(), text, standing(report), report.message()))
                .toList();
        return items.isEmpty()
                ? List.of(OutcomeItem.of(
                        "deployment", text, Standing.MISSING, AbsentDocument.PRODUCTION_DEPLOYMENT.why()))
                : items;
    }

    private static Standing standing(Evidence report) {
        return report.state() == EvidenceState.PRESENT ? Standing.MET : Standing.MISSING;
    }

    private List<OutcomeItem> decision() {
        List<OutcomeItem> items = new ArrayList<>();
        items.add(OutcomeItem.of(
                "approval",
                "The launch was approved",
                record.decision().map(HandOff::standing).orElse(Standing.MISSING),
                Launch.decision(record).orElse("Nobody has decided.")));
        record.scorecard().ifPresent(card -> {
            card.questions().stream()
                    .filter(question -> question.answer() == Answer.WAIVED)
                    .map(OutcomeItem::of)
                    .forEach(items::add);
            card.debt().stream().map(HandOff::debt).forEach(items::add);
        });
        return items;
    }

    private static Standing standing(Line decided) {
        Optional<Fields> decision = Fields.of(decided.payload(), "decision").optionalObject("decision");
        boolean go = decision.flatMap(made -> made.optionalText("outcome")).equals(Optional.of(Outcome.GO.name()));
        boolean override =
                decision.flatMap(made -> made.optionalBool("override")).orElse(false);
        return !go ? Standing.NOT_MET : override ? Standing.WARNING : Standing.MET;
    }

    private static OutcomeItem debt(DebtResult debt) {
        return new OutcomeItem(
                "debt." + debt.id(),
                "Debt: " + debt.text(),
                debt.acceptable() ? Standing.WAIVED : Standing.NOT_MET,
                debt.why(),
                Optional.empty(),
                debt.owner());
    }

    private List<OutcomeItem> operation() {
        List<OutcomeItem> items = new ArrayList<>();
        List<QuestionResult> questions = questions(card -> card.questions().stream()
                .filter(question -> SuccessCriteria.OPERATION.contains(question.category()))
                .toList());
        questions.stream().map(OutcomeItem::of).forEach(items::add);
        if (questions.isEmpty()) {
            items.add(missing(
                    "operation",
                    "Operation and support are prepared",
                    "The policy asks nothing in the categories "
                            + String.join(
                                    ", ",
                                    SuccessCriteria.OPERATION.stream().sorted().toList()) + "."));
        }
        items.add(outcomes.health());
        return items;
    }

    private List<OutcomeItem> recovery() {
        List<OutcomeItem> items = new ArrayList<>();
        items.add(OutcomeItem.known(
                "previousVersion",
                "The version to go back to is known",
                record.release().previousVersion(),
                "The release names no previous version."));
        List<QuestionResult> rehearsed = questions(card -> Outcomes.ending(card, "rollback"));
        rehearsed.stream().map(OutcomeItem::of).forEach(items::add);
        if (rehearsed.isEmpty()) {
            items.add(missing(
                    "rollback", "Going back was rehearsed", "The policy has no question whose id ends with rollback."));
        }
        return items;
    }

    private List<OutcomeItem> open() {
        List<OutcomeItem> items = new ArrayList<>();
        record.scorecard()
                .ifPresentOrElse(
                        card -> card.plan().stream().map(HandOff::open).forEach(items::add),
                        () -> items.add(missing("scorecard", "What is open is known", "")));
        List<String> followUps = Launch.followUps(record);
        for (int i = 0; i < followUps.size(); i++) {
            items.add(OutcomeItem.of(
                    "followUp." + (i + 1), followUps.get(i), Standing.NOT_MET, "Left to do by the health window."));
        }
        return items;
    }

    private static OutcomeItem open(ActionItem item) {
        return new OutcomeItem(
                item.question(),
                item.text(),
                Standing.NOT_MET,
                "By " + item.due() + ": " + item.todo(),
                Optional.empty(),
                Optional.of(item.owner()));
    }

    private List<QuestionResult> questions(java.util.function.Function<Scorecard, List<QuestionResult>> which) {
        return record.scorecard().map(which).orElse(List.of());
    }

    private OutcomeItem missing(String id, String text, String why) {
        return OutcomeItem.of(id, text, Standing.MISSING, record.scorecard().isPresent() ? why : Outcomes.NO_SCORECARD);
    }
}
