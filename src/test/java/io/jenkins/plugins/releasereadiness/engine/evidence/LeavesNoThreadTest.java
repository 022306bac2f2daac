package io.jenkins.plugins.releasereadiness.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LeavesNoThreadTest {
    @Test
    void aThreadThatStaysIsNamedAndOneThatEndsIsNot() throws InterruptedException {
        Set<Thread> before = LeavesNoThread.live();
        CountDownLatch end = new CountDownLatch(1);
        Thread stays = new Thread(
                () -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "reads for ever");
        stays.start();
        assertThat(LeavesNoThread.left(before, Duration.ofMillis(50))).containsExactly("reads for ever");
        end.countDown();
        assertThat(LeavesNoThread.left(before, Duration.ofSeconds(10))).isEmpty();
    }
}
