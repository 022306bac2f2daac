package io.jenkins.plugins.releasereadiness.engine.approval;

import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.ALICE;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.BOB;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.START;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.afterHours;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.approve;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy.ChangeWindow;
import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.Directory;
import io.jenkins.plugins.releasereadiness.engine.quorum.Outlook;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApproversTest {
    private static final Directory REALM =
            realm(Map.of("release-managers", List.of("alice", "bob", "author"), "management", List.of("carol")));

    @Test
    void aRequestThatEnoughPeopleCanAnswerHasNoProblem() {
        assertThat(Approvers.problems(Samples.request(), REALM)).isEmpty();
    }

    @Test
    void aRuleThatSeparationOfDutiesMakesImpossibleIsToldBeforeAnybodyIsAsked() {
        Directory small = realm(Map.of("release-managers", List.of("alice", "author"), "management", List.of("carol")));
        assertThat(Approvers.problems(Samples.request(), small))
                .containsExactly(
                        "The approval rule (group:release-managers):2 needs 2 more approvals, but only alice can"
                                + " give one (user:author is an author of the change). Name more people or groups in the rule,"
                                + " or lower its count.");
    }

    @Test
    void anImpossibleEscalationRuleIsAProblemToo() {
        Directory withoutManagers = realm(Map.of("release-managers", List.of("alice", "bob")));
        assertThat(Approvers.problems(Samples.request(), withoutManagers))
                .singleElement()
                .asString()
                .contains("(group:management):1", "group:management is not known");
    }

    @Test
    void windowsThatNeverOpenAreAProblem() {
        ChangeWindow never = new ChangeWindow(Set.of(), LocalTime.MIN, LocalTime.NOON, ZoneId.of("UTC"));
        assertThat(Approvers.problems(Samples.request(never), REALM))
                .singleElement()
                .asString()
                .contains("No change window of the policy ever opens");
    }

    @Test
    void whoCanUnblockLeavesOutWhoApprovedAndWhoIsExcluded() {
        ApprovalState state =
                ApprovalMachine.apply(Samples.waiting(), approve(ALICE), START).state();
        assertThat(Approvers.whoCanUnblock(state, REALM))
                .extracting(Outlook::names)
                .containsExactly("bob");
    }

    @Test
    void afterTheEscalationItsPeopleCanUnblockToo() {
        ApprovalState state = ApprovalMachine.apply(Samples.waiting(), new ApprovalEvent.ClockTick(), afterHours(8))
                .state();
        assertThat(Approvers.whoCanUnblock(state, REALM))
                .extracting(Outlook::names)
                .containsExactly("alice, bob", "carol");
    }

    @Test
    void nobodyNeedsToUnblockWhatIsDecided() {
        ApprovalState state =
                ApprovalMachine.apply(Samples.waiting(), approve(ALICE), START).state();
        state = ApprovalMachine.apply(state, approve(BOB), START).state();
        assertThat(Approvers.whoCanUnblock(state, REALM)).isEmpty();
    }

    private static Directory realm(Map<String, List<String>> groups) {
        return new Directory() {
            @Override
            public Knowledge knows(ApprovalRule.Party party) {
                return !party.group() || groups.containsKey(party.id()) ? Knowledge.KNOWN : Knowledge.NOT_KNOWN;
            }

            @Override
            public Optional<List<Member>> members(String group) {
                return Optional.ofNullable(groups.get(group))
                        .map(ids -> ids.stream().map(id -> new Member(id, id)).toList());
            }

            @Override
            public Optional<List<Member>> builders() {
                return Optional.empty();
            }
        };
    }
}
