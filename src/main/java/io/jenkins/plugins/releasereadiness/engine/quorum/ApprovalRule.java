package io.jenkins.plugins.releasereadiness.engine.quorum;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One rule: so many approvals from these people and groups, for example {@code (group:release-managers, user:alice):2}.
 * Several rules of a policy must all be fulfilled.
 *
 * @param alternatives who may give an approval (OR); at least one
 * @param count how many different people must approve, at least 1
 */
public record ApprovalRule(List<Party> alternatives, int count) {
    public ApprovalRule {
        alternatives = List.copyOf(alternatives);
        if (alternatives.isEmpty() || count < 1) {
            throw new IllegalArgumentException("a rule needs somebody and a count of at least 1");
        }
    }

    /** The rule as {@link RuleParser} reads it, for example {@code (group:release-managers, user:alice):2}. */
    public String written() {
        return alternatives.stream().map(Party::toString).collect(Collectors.joining(", ", "(", "):" + count));
    }

    /**
     * A user or a group.
     *
     * @param group whether it is a group
     * @param id id in the security realm
     */
    public record Party(boolean group, String id) {
        public Party {
            Objects.requireNonNull(id);
        }

        /** As {@link RuleParser} reads it; in quotes if the id would not be one word. */
        @Override
        public String toString() {
            boolean plain = !id.matches("(?s).*[,()\\s].*|.*:\\d*");
            return (group ? "group:" : "user:") + (plain ? id : '"' + id + '"');
        }
    }
}
