package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.criteria.Criterion;
import io.jenkins.plugins.releasereadiness.engine.policy.Check;
import io.jenkins.plugins.releasereadiness.engine.policy.Gate;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.yaml.Durations;
import java.util.Locale;
import java.util.stream.Collectors;

/** What follows from the policy alone: what to check, what is watched with which thresholds, how to go back. */
final class PolicyDocuments {
    private final Policy policy;
    private final Release release;

    PolicyDocuments(Policy policy, Release release) {
        this.policy = policy;
        this.release = release;
    }

    /** {@code deployment-checklist.md}. */
    Document deploymentChecklist() {
        Markdown text = new Markdown().heading(1, "Deployment checklist: " + release.title());
        for (Gate gate : policy.gates().values()) {
            text.heading(2, "Phase " + gate.phase().number() + ", " + gate.title());
            for (Check check : gate.checks()) {
                text.task(
                        false,
                        check.text() + " (" + check.severity().word() + (check.optional() ? ", optional)" : ")"));
            }
            text.paragraph("When it fails: " + gate.whenItFails());
        }
        return new Document("deployment-checklist.md", text.toString());
    }

    /** {@code production-monitoring-plan.md}. */
    Document monitoringPlan() {
        RollbackPolicy.HealthWindow window = policy.rollback().window();
        Markdown text = new Markdown().heading(1, "Production monitoring plan: " + release.title());
        text.paragraph("Health is watched for " + Durations.show(window.duration()) + " after the deployment, every "
                + Durations.show(window.interval()) + ". " + window.failureLimit()
                + " failures in a row are a degradation; after " + window.errorLimit()
                + " looks in a row that could not be measured a person is asked.");
        text.heading(2, "What is watched");
        if (window.sources().isEmpty()) {
            text.paragraph("The policy names no source to watch; add some under rollback.window.sources.");
        } else {
            text.header("Source", "Format", "From");
            for (String id : window.sources()) {
                Source source = policy.sources().get(id);
                text.row(
                        id,
                        source.format().orElse("by content"),
                        source.url().orElseGet(() -> String.join(", ", source.files())));
            }
        }
        text.heading(2, "Thresholds by severity");
        if (policy.rollback().severities().isEmpty()) {
            text.paragraph("The policy gives no thresholds; add some under rollback.severities.");
        } else {
            text.header("Severity", "When");
            policy.rollback()
                    .severities()
                    .forEach((severity, sets) -> text.row(
                            severity.word(),
                            sets.stream()
                                    .map(set -> set.criteria().stream()
                                            .map(Criterion::written)
                                            .collect(Collectors.joining(" and ")))
                                    .collect(Collectors.joining(", or "))));
        }
        text.heading(2, "What is done");
        text.header("Severity", "Action", "By itself after");
        for (RollbackPolicy.Decision decision : policy.rollback().decisions()) {
            text.row(
                    decision.severity().word(),
                    words(decision.action()),
                    decision.after().map(Durations::show).orElse("–"));
        }
        return new Document("production-monitoring-plan.md", text.toString());
    }

    /** {@code rollback-procedures.md}. */
    Document rollbackProcedures() {
        RollbackPolicy.Plan plan = policy.rollback().plan();
        Markdown text = new Markdown().heading(1, "Rollback procedures: " + release.title());
        text.paragraph("Back to version " + release.previousVersion().orElse("(not known)") + ", level "
                + plan.level().word() + ", usually done within "
                + Durations.show(plan.level().atMost()) + ".");
        text.heading(2, "Steps");
        if (plan.steps().isEmpty()) {
            text.paragraph("The policy gives no steps; write them under rollback.plan.steps.");
        }
        int number = 1;
        for (String step : plan.steps()) {
            text.step(number++, step);
        }
        if (!plan.irreversible().isEmpty()) {
            text.heading(2, "What cannot be taken back");
            text.items(plan.irreversible());
        }
        text.heading(2, "Verification");
        text.paragraph(plan.verification().orElse("The policy does not say how it is verified; see rollback.plan."));
        return new Document("rollback-procedures.md", text.toString());
    }

    private static String words(RollbackPolicy.Action action) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
