package io.jenkins.plugins.releasereadiness.engine.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.quorum.KeyedRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever people, clocks and restarts do in whatever order. What should count is kept here once more, from accepted
 * events alone, so that the machine is not its own judge.
 */
class ApprovalPropertyTest {
    @Property(tries = 10_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void exactlyOneOutcomeAndGoOnlyByTheRules(@ForAll("seeds") long seed) {
        Statistics.label("outcome")
                .collect(play(seed))
                .coverage(outcomes -> List.of(
                                "GO", "override", "NO_GO", "TIMED_OUT", "SUPERSEDED", "ABORTED", "waiting")
                        .forEach(outcome -> outcomes.check(outcome).percentage(share -> share > 1)));
    }

    @Tag("long")
    @Property(tries = 200_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void exactlyOneOutcomeAndGoOnlyByTheRulesAtLength(@ForAll("seeds") long seed) {
        play(seed);
    }

    private static String play(long seed) {
        ApprovalWorld world = new ApprovalWorld(seed);
        ApprovalRequest request = world.request();
        ApprovalState state = ApprovalMachine.start(request, world.binding()).state();
        Witness witness = new Witness(request, world.binding());
        Instant now = Samples.START;
        for (int i = 5 + world.upTo(20); i > 0; i--) {
            now = now.plus(world.pause());
            ApprovalEvent event = world.event(state);
            if (event instanceof ApprovalEvent.Restart || world.chance(25)) {
                state = throughStorage(state);
            }
            ApprovalStep step = ApprovalMachine.apply(state, event, now);
            witness.see(state, event, step);
            state = step.state();
        }
        if (request.deadline().isPresent()) {
            everyPathEnds(state, witness);
        }
        return witness.summary();
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
    }

    private static ApprovalState throughStorage(ApprovalState state) {
        Map<String, Object> map = ApprovalStateCodec.toMap(state);
        ApprovalState back = ApprovalStateCodec.fromMap(map);
        assertThat(back).isEqualTo(state);
        return back;
    }

    /** Woken when it asks to be woken, it ends: by the deadline, or in the first change window after the approval. */
    private static void everyPathEnds(ApprovalState from, Witness witness) {
        ApprovalState state = from;
        Instant now = state.updatedAt();
        for (int wakes = 0; !state.settled(); wakes++) {
            assertThat(wakes).isLessThan(10);
            now = ApprovalMachine.nextWake(state, now).orElseThrow();
            ApprovalStep step = ApprovalMachine.apply(state, new ApprovalEvent.ClockTick(), now);
            witness.see(state, new ApprovalEvent.ClockTick(), step);
            state = step.state();
            now = now.plus(Duration.ofSeconds(1));
        }
    }

    /** What an outsider notes down. */
    private static final class Witness {
        private final ApprovalRequest request;
        private final Map<String, Voter> approving = new LinkedHashMap<>();
        private Map<String, String> binding;
        private Decision decision;

        private Witness(ApprovalRequest request, Map<String, String> binding) {
            this.request = request;
            this.binding = binding;
        }

        private String summary() {
            if (decision == null) {
                return "waiting";
            }
            return decision.override() ? "override" : decision.outcome().name();
        }

        private void see(ApprovalState before, ApprovalEvent event, ApprovalStep step) {
            boolean wasSettled = decision != null;
            if (!wasSettled && step.refusal().isEmpty()) {
                note(event);
            }
            step.effects().stream()
                    .filter(ApprovalEffect.Settle.class::isInstance)
                    .map(effect -> ((ApprovalEffect.Settle) effect).decision())
                    .forEach(this::settled);
            assertThat(step.state().decision().orElse(null)).isEqualTo(decision);
            if (wasSettled) {
                assertThat(step.state()).isEqualTo(before);
            } else if (decision != null) {
                judge(event, step.state());
            }
            assertThat(step.state().version()).isGreaterThanOrEqualTo(before.version());
        }

        private void note(ApprovalEvent event) {
            if (event instanceof ApprovalEvent.Cast cast) {
                approving.remove(cast.voter().key());
                if (cast.choice() == Vote.Choice.APPROVE) {
                    assertThat(cast.seen()).isEqualTo(binding);
                    approving.put(cast.voter().key(), cast.voter());
                }
            } else if (event instanceof ApprovalEvent.Withdraw withdraw) {
                approving.remove(withdraw.voter().key());
            } else if (event instanceof ApprovalEvent.VotersChecked checked) {
                approving.keySet().removeAll(checked.lost().keySet());
            } else if (event instanceof ApprovalEvent.EvidenceChanged changed
                    && !changed.binding().equals(binding)) {
                binding = changed.binding();
                approving.clear();
            }
        }

        private void settled(Decision now) {
            if (decision != null) {
                assertThat(now).isEqualTo(decision);
            }
            decision = now;
        }

        private void judge(ApprovalEvent event, ApprovalState state) {
            switch (decision.outcome()) {
                case GO -> judgeGo(event, state);
                case NO_GO -> assertThat(((ApprovalEvent.Cast) event).choice()).isEqualTo(Vote.Choice.REJECT);
                case TIMED_OUT ->
                    assertThat(decision.at())
                            .isAfterOrEqualTo(request.deadline().orElseThrow());
                case SUPERSEDED -> assertThat(event).isInstanceOf(ApprovalEvent.Supersede.class);
                case ABORTED -> assertThat(event).isInstanceOf(ApprovalEvent.Abort.class);
                default -> throw new AssertionError(decision.outcome());
            }
        }

        private void judgeGo(ApprovalEvent event, ApprovalState state) {
            if (decision.override()) {
                assertThat(((ApprovalEvent.Override) event).permitted()).isTrue();
                return;
            }
            assertThat(approving.keySet())
                    .noneMatch(request.excluded()::containsKey)
                    .doesNotContain("anonymous");
            assertThat(ChangeWindows.open(request.windows(), decision.at())).isTrue();
            boolean regular = request.rules().stream().allMatch(this::enough);
            boolean escalated =
                    state.escalated() && request.escalateTo().stream().allMatch(this::enough);
            assertThat(regular || escalated).isTrue();
            assertThat(decision.escalated()).isEqualTo(!regular);
        }

        private boolean enough(KeyedRule rule) {
            Set<String> admitted = new TreeSet<>();
            for (Voter voter : approving.values()) {
                boolean named = rule.parties().stream()
                        .anyMatch(party -> party.party().group()
                                ? voter.groups().contains(party.key())
                                : voter.key().equals(party.key()));
                if (named || rule.parties().isEmpty() && voter.mayBuild()) {
                    admitted.add(voter.key());
                }
            }
            return admitted.size() >= rule.count();
        }
    }

    /** What is stored is JSON: the text of it gives the same state back. */
    @Property(tries = 500, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void stateAndDocumentSurviveAsJsonText(@ForAll("seeds") long seed) {
        ApprovalWorld world = new ApprovalWorld(seed);
        ApprovalState state =
                ApprovalMachine.start(world.request(), world.binding()).state();
        Instant now = Samples.START;
        for (int i = world.upTo(30); i > 0; i--) {
            now = now.plus(world.pause());
            state = ApprovalMachine.apply(state, world.event(state), now).state();
        }
        for (Map<String, Object> tree : List.of(ApprovalStateCodec.toMap(state), ApprovalDocument.of(state))) {
            @SuppressWarnings("unchecked") // a document is an object
            Map<String, Object> read = (Map<String, Object>) Json.read(Json.compact(tree));
            assertThat(ApprovalStateCodec.fromMap(read)).isEqualTo(state);
        }
    }
}
