package io.jenkins.plugins.releasereadiness.engine.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    private static final RetryPlan PLAN = new RetryPlan(Duration.ofSeconds(10), Duration.ofMinutes(2), 4);

    private static Delivery delivery() {
        Notice notice = new Notice(
                "id-1",
                NoticeKind.GATE_FAILED,
                NOW,
                Story.RELEASE,
                "gate",
                "text",
                List.of("user:alice"),
                Map.of("gate", "gate"),
                7);
        return Delivery.of("shop#17", "webhook", "ops", notice, NOW);
    }

    @Property
    void waitsDoubleUpToTheLongestAndAreShortenedByHalfAtMost(
            @ForAll @IntRange(min = 1, max = 60) int made, @ForAll long seed) {
        RetryPlan plan = new RetryPlan(Duration.ofSeconds(10), Duration.ofHours(1), 100);
        Duration wait =
                Duration.between(NOW, plan.next(made, NOW, new Random(seed)).orElseThrow());
        double most = Math.min(10 * Math.pow(2, made - 1), 3600);
        assertThat(wait.toMillis() / 1000.0).isBetween(most / 2, most);
    }

    @Test
    void receiversThatComeBackAreNotAskedAllAtOnce() {
        Random random = new Random(1);
        assertThat(java.util.stream.Stream.generate(() -> PLAN.next(3, NOW, random))
                        .limit(100)
                        .distinct()
                        .count())
                .isGreaterThan(50);
    }

    @Test
    void afterTheLastAttemptItIsADeadLetterWithTheReason() {
        Delivery delivery = delivery();
        for (int attempt = 1; attempt < 4; attempt++) {
            delivery = delivery.failed("it answered 500", false, PLAN, NOW, new Random(1));
            assertThat(delivery.state()).isEqualTo(Delivery.State.WAITING);
            assertThat(delivery.due(NOW)).isFalse();
            assertThat(delivery.due(delivery.nextAt())).isTrue();
        }
        delivery = delivery.failed("it answered 503", false, PLAN, NOW, new Random(1));

        assertThat(delivery.state()).isEqualTo(Delivery.State.DEAD);
        assertThat(delivery.due(NOW.plus(Duration.ofDays(9)))).isFalse();
        assertThat(delivery.attempts()).isEqualTo(4);
        assertThat(delivery.problem()).contains("it answered 503");
        assertThat(delivery.outcome(false, 4))
                .containsEntry("to", "ops")
                .containsEntry("outcome", "not-delivered")
                .containsEntry("attempts", 4L)
                .containsEntry("about", 7L);
    }

    @Test
    void whatCannotEndOtherwiseIsNotTriedAgain() {
        assertThat(delivery().failed("gone", true, PLAN, NOW, new Random(1)).state())
                .isEqualTo(Delivery.State.DEAD);
    }

    @Test
    void aDeadLetterThatIsSentAgainHasAllItsAttempts() {
        Delivery again =
                delivery().failed("gone", true, PLAN, NOW, new Random(1)).again(NOW.plusSeconds(60));
        assertThat(again.due(NOW.plusSeconds(60))).isTrue();
        assertThat(again.attempts()).isZero();
    }

    @Test
    void aDeliveryHasOneIdAndSurvivesBeingStored() {
        Delivery failed = delivery().failed("no answer", false, PLAN, NOW, new Random(1));
        Delivery read = Delivery.decode(Fields.of(Json.read(Json.compact(failed.encode())), ""));

        assertThat(read).isEqualTo(failed);
        assertThat(read.id()).isEqualTo(delivery().id());
        assertThat(Delivery.of("shop#17", "webhook", "audit", delivery().notice(), NOW)
                        .id())
                .isNotEqualTo(delivery().id());
        assertThat(read.problem()).isEqualTo(Optional.of("no answer"));
    }
}
