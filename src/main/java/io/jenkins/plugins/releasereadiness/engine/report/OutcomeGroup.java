package io.jenkins.plugins.releasereadiness.engine.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Things that belong together: one kind of success criterion, or one part of the hand-off.
 *
 * @param id for example {@code operational}
 * @param title for people
 * @param items what belongs to it
 */
public record OutcomeGroup(String id, String title, List<OutcomeItem> items) {
    public OutcomeGroup {
        items = List.copyOf(items);
    }

    /** As the worst of the items stands; met if there is none. */
    public Standing standing() {
        return items.stream()
                .map(OutcomeItem::standing)
                .max(Comparator.naturalOrder())
                .orElse(Standing.MET);
    }

    /** As JSON; the definition {@code outcomes} of the schema. */
    static List<Map<String, Object>> trees(List<OutcomeGroup> groups) {
        return groups.stream().map(OutcomeGroup::tree).toList();
    }

    private Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", id);
        tree.put("title", title);
        tree.put("state", standing().words());
        tree.put("items", items.stream().map(OutcomeGroup::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(OutcomeItem item) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", item.id());
        tree.put("text", item.text());
        tree.put("state", item.standing().words());
        tree.put("why", item.why());
        item.by().ifPresent(by -> tree.put("by", by));
        item.owner().ifPresent(owner -> tree.put("owner", owner));
        return tree;
    }

    /** As a table for each group. */
    static void tables(Markdown text, List<OutcomeGroup> groups) {
        for (OutcomeGroup group : groups) {
            text.heading(3, group.title + ": " + group.standing().words());
            text.header("Criterion", "State", "Why");
            group.items.forEach(item -> text.row(item.text(), item.standing().words(), item.why()));
        }
    }

    /** As a list with boxes for each group, those ticked of which nothing is left to do. */
    static void boxes(Markdown text, List<OutcomeGroup> groups) {
        for (OutcomeGroup group : groups) {
            text.heading(3, group.title + ": " + group.standing().words());
            if (group.items.isEmpty()) {
                text.paragraph("Nothing.");
            }
            group.items.forEach(item -> text.task(
                    item.standing().done(),
                    item.text() + " – " + item.standing().words() + ": " + item.why()
                            + item.owner()
                                    .map(owner -> " (owner: " + owner + ")")
                                    .orElse("")));
        }
    }
}
