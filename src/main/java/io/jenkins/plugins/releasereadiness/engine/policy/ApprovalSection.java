package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.RuleParser;
import io.jenkins.plugins.releasereadiness.engine.text.SyntaxException;
import io.jenkins.plugins.releasereadiness.engine.yaml.Located;
import io.jenkins.plugins.releasereadiness.engine.yaml.Section;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code approval}. Separation of duties is on unless the policy says otherwise. */
final class ApprovalSection {
    static final Map<String, DayOfWeek> DAYS = PolicyWords.words(
            DayOfWeek.values(), day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT));

    private static final long MIN_REASON_LENGTH = 10;
    private static final long MAX_REASON_LENGTH = 10_000;

    private static final ApprovalPolicy DEFAULTS = new ApprovalPolicy(
            List.of(),
            true,
            true,
            true,
            List.of(),
            (int) MIN_REASON_LENGTH,
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    private ApprovalSection() {}

    static ApprovalPolicy read(Section root, Collection<String> gates) {
        return root.section("approval")
                .map(section -> read(section, gates, DEFAULTS))
                .orElse(DEFAULTS);
    }

    private static ApprovalPolicy read(Section section, Collection<String> gates, ApprovalPolicy defaults) {
        Optional<Section> exclude = section.section("exclude");
        Optional<Section> escalate = section.section("escalate");
        List<Located.Scalar> requiredGates = section.scalars("requiredGates");
        requiredGates.forEach(gate -> Names.exists(section, gate, "gate", gates));
        ApprovalPolicy approval = new ApprovalPolicy(
                rules(section, "rules"),
                exclude.flatMap(flags -> flags.bool("starter")).orElse(defaults.excludeStarter()),
                exclude.flatMap(flags -> flags.bool("authors")).orElse(defaults.excludeAuthors()),
                exclude.flatMap(flags -> flags.bool("policyEditors")).orElse(defaults.excludePolicyEditors()),
                requiredGates.stream().map(Located.Scalar::text).toList(),
                section.count("minReasonLength", 0, MAX_REASON_LENGTH)
                        .orElse((long) defaults.minReasonLength())
                        .intValue(),
                section.bool("acknowledge").orElse(defaults.acknowledge()),
                section.duration("deadline"),
                section.duration("remindBefore"),
                escalate.flatMap(step -> step.need("after", step.duration("after"))),
                escalate.flatMap(step -> {
                    step.need("to", Optional.empty());
                    return rules(step, "to").stream().findFirst();
                }),
                windows(section));
        exclude.ifPresent(Section::end);
        escalate.ifPresent(Section::end);
        section.end();
        beforeDeadline(section, "remindBefore", approval.remindBefore(), approval.deadline());
        escalate.ifPresent(step -> {
            if (approval.deadline().isPresent()) {
                beforeDeadline(step, "after", approval.escalateAfter(), approval.deadline());
            }
            step.value("to")
                    .filter(to -> to instanceof Located.Sequence list
                            && list.elements().size() != 1)
                    .ifPresent(to -> step.problem(to.place(), "'to' should be one rule"));
        });
        return approval;
    }

    private static void beforeDeadline(
            Section section, String key, Optional<Duration> time, Optional<Duration> deadline) {
        if (time.isPresent()
                && deadline.map(end -> time.get().compareTo(end) >= 0).orElse(true)) {
            if (deadline.isEmpty() && section.has("deadline")) {
                return;
            }
            section.problem(
                    section.placeOf(key),
                    deadline.isPresent()
                            ? "'" + key + "' should be shorter than the deadline"
                            : "'" + key + "' needs a 'deadline'");
        }
    }

    private static List<ApprovalRule> rules(Section section, String key) {
        List<ApprovalRule> rules = new ArrayList<>();
        for (Located.Scalar rule : section.scalars(key)) {
            try {
                rules.add(RuleParser.parse(rule.text()));
            } catch (SyntaxException e) {
                section.problem(rule.placeOf(e.column()), e.getMessage());
            }
        }
        return rules;
    }

    private static List<ApprovalPolicy.ChangeWindow> windows(Section section) {
        List<ApprovalPolicy.ChangeWindow> windows = new ArrayList<>();
        for (Section window : section.list("windows", "a window")) {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            window.scalars("days").forEach(day -> window.word("days", day, DAYS).ifPresent(days::add));
            Optional<LocalTime> from = window.need("from", time(window, "from"));
            Optional<LocalTime> to = window.need("to", time(window, "to"));
            ZoneId zone = window.time("zone", "a time zone such as Europe/Zurich or UTC", ZoneId::of)
                    .orElse(ZoneOffset.UTC);
            if (!window.has("days")) {
                days.addAll(EnumSet.allOf(DayOfWeek.class));
            } else if (days.isEmpty()) {
                window.problem(window.placeOf("days"), "a window without days never opens");
            }
            window.end();
            if (from.isPresent() && to.isPresent()) {
                windows.add(new ApprovalPolicy.ChangeWindow(days, from.get(), to.get(), zone));
            }
        }
        return windows;
    }

    private static Optional<LocalTime> time(Section window, String key) {
        return window.time(key, "a time of day such as \"09:00\"", LocalTime::parse);
    }
}
