package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rules of the approval.
 *
 * @param rules all must be fulfilled; empty means one person who may build the job and is not excluded
 * @param excludeStarter whether who started the build may not approve
 * @param excludeAuthors whether the authors of the change may not approve
 * @param excludePolicyEditors whether who last changed the policy may not approve
 * @param requiredGates gates that must have passed before anybody is asked
 * @param minReasonLength shortest reason in characters, at least 0
 * @param acknowledge whether open risks must be acknowledged
 * @param deadline how long an answer is waited for; empty for ever
 * @param remindBefore how long before the deadline a reminder is sent
 * @param escalateAfter after how long further approvers are asked
 * @param escalateTo rule that may decide instead after escalation
 * @param windows when a decision may take effect; empty for always
 */
public record ApprovalPolicy(
        List<ApprovalRule> rules,
        boolean excludeStarter,
        boolean excludeAuthors,
        boolean excludePolicyEditors,
        List<String> requiredGates,
        int minReasonLength,
        boolean acknowledge,
        Optional<Duration> deadline,
        Optional<Duration> remindBefore,
        Optional<Duration> escalateAfter,
        Optional<ApprovalRule> escalateTo,
        List<ChangeWindow> windows) {
    public ApprovalPolicy {
        rules = List.copyOf(rules);
        requiredGates = List.copyOf(requiredGates);
        windows = List.copyOf(windows);
    }

    /**
     * A weekly change window in a time zone; a window whose end is not after its begin runs into the next day.
     */
    public record ChangeWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
        public ChangeWindow {
            days = Set.copyOf(days);
        }
    }
}
