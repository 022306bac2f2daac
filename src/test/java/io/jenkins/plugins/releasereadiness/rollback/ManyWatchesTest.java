package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Many health windows at once on one controller: what each costs in threads and heap, and how exactly probes come. Prints
 * figures; nothing here depends on how fast the machine is but their values.
 */
@Tag("long")
@WithJenkins
class ManyWatchesTest {
    private static final int WATCHES = Integer.getInteger("watches", 500);
    private static final int INTERVAL_SECONDS = 10;
    private static final int ROUNDS = 6;

    private final Map<String, List<Long>> asked = new ConcurrentHashMap<>();

    @Test
    void cost(JenkinsRule j) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        service.setExecutor(threads);
        service.createContext("/", exchange -> {
            asked.computeIfAbsent(
                            exchange.getRequestURI().getPath(), any -> Collections.synchronizedList(new ArrayList<>()))
                    .add(System.nanoTime());
            byte[] answer = "UP".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        service.start();
        try {
            measure(j, "http://127.0.0.1:" + service.getAddress().getPort());
        } finally {
            service.stop(0);
            threads.shutdownNow();
        }
    }

    private void measure(JenkinsRule j, String address) throws Exception {
        j.jenkins.setQuietPeriod(0);
        // One build of each kind first: classes are loaded and pools are made.
        stop(j, List.of(watch(j, address + "/warm-up"), start(j, "sleep 36000")));
        Figures before = Figures.now("before", 0);
        List<WorkflowRun> sleeping = new ArrayList<>();
        for (int i = 0; i < WATCHES; i++) {
            sleeping.add(start(j, "sleep 36000"));
        }
        for (WorkflowRun run : sleeping) {
            j.waitForMessage("Sleeping for", run);
        }
        Figures idle = Figures.now("builds that only sleep", WATCHES);
        stop(j, sleeping);
        Figures between = Figures.now("when those are gone", 0);

        List<WorkflowRun> watching = new ArrayList<>();
        for (int i = 0; i < WATCHES; i++) {
            watching.add(watch(j, address + "/" + i));
        }
        asked.clear();
        Thread.sleep((long) INTERVAL_SECONDS * 1000 * ROUNDS);
        Figures after = Figures.now("builds that watch", WATCHES);
        assertThat(Watches.all()).hasSize(WATCHES);
        assertThat(j.jenkins.toComputer().countBusy()).as("executors held").isZero();

        List<Long> errors = new ArrayList<>();
        asked.values().forEach(times -> {
            for (int i = 1; i < times.size(); i++) {
                errors.add(Math.abs((times.get(i) - times.get(i - 1)) / 1_000_000 - INTERVAL_SECONDS * 1000L));
            }
        });
        Collections.sort(errors);
        System.out.printf(
                "MEASURED %d processors, %d MiB heap at most, Java %s%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                System.getProperty("java.version"));
        System.out.println("MEASURED " + before);
        System.out.println("MEASURED " + idle);
        System.out.println("MEASURED " + between);
        System.out.println("MEASURED " + after);
        System.out.printf(
                "MEASURED heap for each build: %.1f KiB asleep, %.1f KiB watching; threads more than before: %d, %.3f for each window%n",
                (idle.heap - before.heap) / 1024.0 / WATCHES,
                (after.heap - between.heap) / 1024.0 / WATCHES,
                after.threads - between.threads,
                (after.threads - between.threads) / (double) WATCHES);
        System.out.printf(
                "MEASURED %d gaps between probes of %d s: error p50 %d ms, p95 %d ms, p99 %d ms, most %d ms%n",
                errors.size(),
                INTERVAL_SECONDS,
                percentile(errors, 50),
                percentile(errors, 95),
                percentile(errors, 99),
                errors.get(errors.size() - 1));
        assertThat(errors.size()).isGreaterThan(WATCHES);
        stop(j, watching);
        assertThat(Watches.all()).isEmpty();
    }

    private static WorkflowRun watch(JenkinsRule j, String url) throws Exception {
        WorkflowRun run = start(j, """
                rollbackOnSeverity(healthWindow: '10h', interval: '%ds', previousVersion: '1', previousApproval: 'x',
                    probes: [healthProbe(url: '%s', expect: 'UP')]) { echo 'back' }
                """.formatted(INTERVAL_SECONDS, url));
        j.waitForMessage("a probe every", run);
        return run;
    }

    private static WorkflowRun start(JenkinsRule j, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    private static void stop(JenkinsRule j, List<WorkflowRun> runs) throws Exception {
        for (WorkflowRun run : runs) {
            run.doStop();
        }
        for (WorkflowRun run : runs) {
            j.waitForCompletion(run);
            run.getParent().delete();
        }
        // Shared pools let an idle thread go after a minute.
        Thread.sleep(75_000);
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.size()) - 1));
    }

    private record Figures(String what, int builds, long heap, int threads) {
        /** Heap that is really in use: what is left after the collector ran, the least of three looks. */
        static Figures now(String what, int builds) throws InterruptedException {
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 3; i++) {
                System.gc();
                Thread.sleep(500);
                least = Math.min(
                        least,
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
            return new Figures(
                    what, builds, least, ManagementFactory.getThreadMXBean().getThreadCount());
        }

        @Override
        public String toString() {
            return "%s: %d builds, %.1f MiB heap, %d threads".formatted(what, builds, heap / 1048576.0, threads);
        }
    }
}
