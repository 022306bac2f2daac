package io.jenkins.plugins.releasereadiness.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test after which a thread lives that did not live before it. */
public final class LeavesNoThread implements BeforeEachCallback, AfterEachCallback {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(LeavesNoThread.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Threads of the JVM and of what runs the tests, which come and go as they like. */
    private static final List<String> OTHERS =
            List.of("process reaper", "Attach Listener", "Common-Cleaner", "junit-", "surefire-");

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(OURS).put("before", live());
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        @SuppressWarnings("unchecked")
        Set<Thread> before = context.getStore(OURS).get("before", Set.class);
        assertThat(left(before, PATIENCE)).as("threads left behind").isEmpty();
    }

    static Set<Thread> live() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    /** Names of the threads that live now and not {@code before}, once they had the time to end. */
    static List<String> left(Collection<Thread> before, Duration patience) throws InterruptedException {
        Set<Thread> left = live();
        left.removeAll(before);
        left.removeIf(thread -> OTHERS.stream().anyMatch(thread.getName()::startsWith));
        long end = System.nanoTime() + patience.toNanos();
        for (Thread thread : left) {
            thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
        return left.stream().filter(Thread::isAlive).map(Thread::getName).toList();
    }
}
