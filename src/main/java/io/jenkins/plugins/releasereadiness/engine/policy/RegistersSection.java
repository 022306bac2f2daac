package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.evidence.collect.PathPattern;
import io.jenkins.plugins.releasereadiness.engine.yaml.Located;
import io.jenkins.plugins.releasereadiness.engine.yaml.Section;
import io.jenkins.plugins.releasereadiness.engine.yaml.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code attestations}, {@code waivers} and {@code debt}. */
final class RegistersSection {
    private RegistersSection() {}

    static List<String> attestations(Section root) {
        List<String> patterns = new ArrayList<>();
        for (Located.Scalar pattern : root.scalars("attestations")) {
            try {
                patterns.add(PathPattern.parse(pattern.text()).text());
            } catch (IllegalArgumentException e) {
                root.problem(pattern.place(), e.getMessage());
            }
        }
        return patterns;
    }

    static List<Waiver> waivers(Section root, Collection<String> questions) {
        List<Waiver> waivers = new ArrayList<>();
        Set<String> waived = new HashSet<>();
        for (Section section : root.list("waivers", "a waiver")) {
            Optional<Located.Scalar> question = section.need("question", section.scalar("question"));
            Optional<Located.Scalar> reason = section.need("reason", section.scalar("reason"));
            Optional<Located.Scalar> owner = section.need("owner", section.scalar("owner"));
            Optional<String> approvedBy = section.text("approvedBy");
            Optional<Instant> expires = section.need("expires", section.time("expires", Times.EXAMPLE, Times::moment));
            section.end();
            question.filter(id -> Names.exists(section, id, "question", questions) && !waived.add(id.text()))
                    .ifPresent(id -> section.problem(id.place(), "question '" + id.text() + "' is waived twice"));
            if (approvedBy.isPresent() && owner.map(Located.Scalar::text).equals(approvedBy)) {
                section.problem(
                        section.placeOf("approvedBy"), "the second person should be another one than the owner");
            }
            if (question.isPresent() && reason.isPresent() && owner.isPresent() && expires.isPresent()) {
                waivers.add(new Waiver(
                        question.get().text(), reason.get().text(), owner.get().text(), approvedBy, expires.get()));
            }
        }
        return waivers;
    }

    static List<Debt> debt(Section root) {
        List<Debt> debt = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Section section : root.list("debt", "a debt")) {
            Optional<Located.Scalar> id = section.need("id", section.scalar("id"));
            Optional<String> text = section.need("text", section.text("text"));
            boolean strategic = section.bool("strategic").orElse(false);
            Optional<String> rationale = section.text("rationale");
            Optional<String> owner = section.text("owner");
            Optional<LocalDate> payOff = section.time("payOff", "a day such as 2026-12-31", LocalDate::parse);
            section.end();
            id.filter(written -> !ids.add(written.text()))
                    .ifPresent(written -> section.problem(
                            written.place(), "there is another debt with the id '" + written.text() + "'"));
            if (id.isPresent() && text.isPresent()) {
                debt.add(new Debt(id.get().text(), text.get(), strategic, rationale, owner, payOff));
            }
        }
        return debt;
    }
}
