package io.jenkins.plugins.releasereadiness.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Action;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Decision;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.HealthWindow;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Level;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A caller of the machine made out of a seed: it stores, performs effects, crashes before, between and after, and
 * answers what it was asked for, late, twice or never.
 */
final class Plant {
    private static final Severity[] SEVERITIES = Severity.values();

    private final Random random;
    private final List<RollbackEvent> answers = new ArrayList<>();
    private final RollbackRequest request;
    private Map<String, Object> stored;
    private Instant now = Watches.START;
    private GuardFacts lastFacts = GuardFacts.UNKNOWN;
    private RollbackResult finished;
    private int bodies;

    Plant(long seed) {
        random = new Random(seed);
        request = request();
    }

    /** Plays a whole watch and tells how it ended. */
    RollbackOutcome play() {
        RollbackStep first = RollbackMachine.start(request, now);
        store(first);
        perform(first);
        for (int i = 10 + random.nextInt(40); i > 0 && finished == null; i--) {
            happen(event(state()), 12);
        }
        for (int i = 0; finished == null; i++) {
            assertThat(i).as("it ends: %s", stored).isLessThan(3_000);
            now = RollbackMachine.nextWake(state()).filter(now::isBefore).orElse(now);
            happen(answers.isEmpty() ? new RollbackEvent.ClockTick() : answers.remove(0), 0);
        }
        return finished.outcome();
    }

    private void happen(RollbackEvent event, int crashOneIn) {
        RollbackState before = state();
        if (event instanceof RollbackEvent.GuardsReported reported && before.phase() == RollbackPhase.GUARDS) {
            lastFacts = reported.facts();
        }
        RollbackStep step = RollbackMachine.apply(before, event, now);
        check(before, step);
        boolean crash = crashOneIn > 0 && random.nextInt(crashOneIn) == 0;
        if (crash && random.nextInt(3) == 0) {
            restart();
            return;
        }
        store(step);
        if (crash) {
            step.effects().stream()
                    .limit(random.nextInt(step.effects().size() + 1))
                    .forEach(this::perform);
            restart();
        } else {
            perform(step);
        }
    }

    private void restart() {
        answers.removeIf(answer -> !(answer instanceof RollbackEvent.BodyFinished));
        boolean alive = !answers.isEmpty() && random.nextBoolean();
        if (!alive) {
            answers.clear();
        }
        now = now.plusSeconds(random.nextInt(4000));
        happen(new RollbackEvent.Resume(alive), 0);
    }

    private void check(RollbackState before, RollbackStep step) {
        RollbackState after = step.state();
        if (before.done()) {
            assertThat(after).isEqualTo(before);
        }
        boolean turnedCritical = after.trigger().flatMap(Trigger::severity).equals(Optional.of(Severity.CRITICAL))
                && !before.trigger().flatMap(Trigger::severity).equals(Optional.of(Severity.CRITICAL));
        if (turnedCritical) {
            assertThat(after.phase()).isEqualTo(RollbackPhase.GUARDS);
            assertThat(after.resolution().orElseThrow().makerKind()).isEqualTo(Resolution.MakerKind.TABLE);
        }
        before.question().filter(Question::rollsBack).ifPresent(question -> deadline(question, before, after));
        if (after.phase() == RollbackPhase.EXECUTING && before.phase() != RollbackPhase.EXECUTING) {
            assertThat(before.phase()).isEqualTo(RollbackPhase.GUARDS);
            guardsHeld(before);
        }
    }

    /** Neither a moment before the deadline nor left waiting after it. */
    private void deadline(Question question, RollbackState before, RollbackState after) {
        Instant time = now.isBefore(before.updatedAt()) ? before.updatedAt() : now;
        boolean byClock = after.phase() == RollbackPhase.GUARDS
                && after.resolution().orElseThrow().makerKind() == Resolution.MakerKind.CLOCK;
        if (byClock) {
            assertThat(time).isAfterOrEqualTo(question.deadline());
        }
        if (!time.isBefore(question.deadline())) {
            assertThat(after.phase()).isNotEqualTo(RollbackPhase.ASKING);
        }
        if (before.trigger().orElseThrow().severity().equals(Optional.of(Severity.HIGH)) && !before.hotfixTried()) {
            assertThat(Duration.between(question.askedAt(), question.deadline()))
                    .isLessThanOrEqualTo(Duration.ofMinutes(15));
        }
    }

    private void guardsHeld(RollbackState before) {
        assertThat(lastFacts.previousVersion()).isPresent();
        assertThat(lastFacts.approved()).contains(true);
        assertThat(lastFacts.artifactsThere()).contains(true);
        assertThat(lastFacts.rolledBackBefore()).contains(false);
        assertThat(lastFacts.consecutiveRollbacks().orElseThrow()).isLessThan(request.maxConsecutive());
        assertThat(lastFacts.deploymentRunning()).contains(false);
        assertThat(request.irreversible().isEmpty()
                        || before.resolution().orElseThrow().confirmed())
                .isTrue();
    }

    private void store(RollbackStep step) {
        stored = RollbackStateCodec.toMap(step.state());
        assertThat(state()).isEqualTo(step.state());
    }

    private RollbackState state() {
        return RollbackStateCodec.fromMap(stored);
    }

    private void perform(RollbackStep step) {
        step.effects().forEach(this::perform);
    }

    private void perform(RollbackEffect effect) {
        if (effect instanceof RollbackEffect.Probe probe) {
            answers.add(new RollbackEvent.ProbeReported(probe.number(), probeResult()));
        } else if (effect instanceof RollbackEffect.CheckGuards) {
            answers.add(new RollbackEvent.GuardsReported(facts()));
        } else if (effect instanceof RollbackEffect.RunBody) {
            bodies++;
            assertThat(bodies).as("the rollback runs once").isEqualTo(1);
            answers.add(new RollbackEvent.BodyFinished(random.nextInt(4) > 0, ""));
        } else if (effect instanceof RollbackEffect.Verify verify) {
            answers.add(new RollbackEvent.Verified(
                    verify.attempt(), Verification.Answer.values()[random.nextInt(3)], "looked"));
        } else if (effect instanceof RollbackEffect.Finish finish) {
            assertThat(finished == null || finished.equals(finish.result())).isTrue();
            finished = finish.result();
        }
    }

    private RollbackEvent event(RollbackState state) {
        int dice = random.nextInt(100);
        if (dice < 5) {
            now = now.minusSeconds(random.nextInt(100));
        } else if (dice < 60) {
            now = now.plusSeconds(random.nextInt(120));
        } else {
            now = RollbackMachine.nextWake(state).filter(now::isBefore).orElse(now);
        }
        if (!answers.isEmpty() && random.nextInt(10) < 7) {
            int which = random.nextInt(answers.size());
            return random.nextInt(10) == 0 ? answers.get(which) : answers.remove(which);
        }
        return switch (random.nextInt(14)) {
            case 0 -> decide();
            case 1 -> new RollbackEvent.Extend(actor(), "peak hour", Duration.ofMinutes(random.nextInt(40)));
            case 2 -> new RollbackEvent.HotfixDone(actor(), "fixed");
            case 3 -> new RollbackEvent.Verified(random.nextInt(3), Verification.Answer.CONFIRMED, "");
            case 4 -> random.nextInt(8) == 0 ? new RollbackEvent.Abort("somebody") : new RollbackEvent.ClockTick();
            default -> new RollbackEvent.ClockTick();
        };
    }

    private RollbackEvent.Decide decide() {
        return new RollbackEvent.Decide(
                actor(),
                Question.Choice.values()[random.nextInt(4)],
                random.nextInt(4) == 0 ? "" : "because",
                random.nextBoolean() ? Optional.empty() : Optional.of(Duration.ofMinutes(random.nextInt(200))),
                random.nextBoolean());
    }

    private RollbackEvent.Actor actor() {
        return new RollbackEvent.Actor(random.nextInt(10) == 0 ? "" : "alice", random.nextInt(10) > 0);
    }

    private ProbeResult probeResult() {
        int dice = random.nextInt(10);
        if (dice < 4) {
            return ProbeResult.healthy("well");
        }
        if (dice < 6) {
            return ProbeResult.unmeasured("no connection");
        }
        return new ProbeResult(
                Optional.of(SEVERITIES[random.nextInt(SEVERITIES.length)]), random.nextInt(5) > 0, "degraded");
    }

    private GuardFacts facts() {
        if (random.nextInt(3) > 0) {
            return Watches.GOOD;
        }
        return new GuardFacts(
                random.nextBoolean() ? Optional.of("1.3.0") : Optional.empty(),
                maybe(true),
                maybe(true),
                maybe(false),
                random.nextBoolean() ? Optional.of((long) random.nextInt(4)) : Optional.empty(),
                maybe(false));
    }

    private Optional<Boolean> maybe(boolean good) {
        return random.nextInt(5) == 0 ? Optional.empty() : Optional.of((random.nextInt(5) > 0) == good);
    }

    private RollbackRequest request() {
        List<Decision> table = new ArrayList<>(Watches.TABLE.subList(0, 2));
        if (random.nextBoolean()) {
            table.addAll(Watches.TABLE.subList(2, 4));
        } else {
            table.add(Watches.row(Severity.LOW, Action.ASK, Optional.empty()));
        }
        return new RollbackRequest(
                Watches.subject(),
                SEVERITIES[random.nextInt(SEVERITIES.length)],
                new HealthWindow(
                        Duration.ofMinutes(random.nextInt(30)),
                        Duration.ofSeconds(20 + random.nextInt(100)),
                        1 + random.nextInt(2),
                        1 + random.nextInt(3),
                        List.of()),
                table,
                Level.values()[random.nextInt(3)],
                random.nextInt(4) == 0 ? List.of("a dropped column") : List.of(),
                random.nextBoolean(),
                1 + random.nextInt(3),
                Duration.ofMinutes(random.nextInt(200)),
                Optional.empty());
    }
}
