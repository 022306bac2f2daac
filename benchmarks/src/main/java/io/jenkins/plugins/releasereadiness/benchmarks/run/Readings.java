package io.jenkins.plugins.releasereadiness.benchmarks.run;

import io.jenkins.plugins.releasereadiness.benchmarks.reports.Report;
import io.jenkins.plugins.releasereadiness.benchmarks.ways.Contender;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Measures every contender on every report it reads. */
final class Readings {
    private static final String READ = "ReadBenchmark.read";
    private static final int MOST_HEAP = 8192;
    private static final int ENGINE_MOST_HEAP = 64;

    /** Enough for the JVM that is the first look at a peer. */
    private static final int AMPLE_HEAP = 8192;

    /** A peer that is slower than this alone would take minutes with too little memory. */
    private static final Duration QUICK_ENOUGH = Duration.ofSeconds(12);

    private static final double COARSE = 0.25;

    /** Takes what was measured. */
    @FunctionalInterface
    interface Listener {
        void measured(List<Reading> readings) throws IOException;
    }

    private final Plan plan;
    private final boolean peers;
    private final Jmh jmh;
    private final FreshJvm fresh;
    private final HeapSearch heaps;

    /** @param peers whether peers are measured too */
    Readings(Plan plan, boolean peers) {
        this.plan = plan;
        this.peers = peers;
        this.jmh = new Jmh(plan);
        this.fresh = new FreshJvm(plan.reports());
        this.heaps = new HeapSearch(fresh);
    }

    /** @param told each reading as soon as there is one: first engine and floors of all reports, then the peers */
    void measure(Collection<Report> reports, Listener told) throws IOException {
        Files.createDirectories(plan.reports());
        for (Report report : reports) {
            report.writeInto(plan.reports(), plan.part());
        }
        Map<Report, Map<Contender, Cost>> turns = new EnumMap<>(Report.class);
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Report report : reports) {
                turn(report, turns.computeIfAbsent(report, any -> new EnumMap<>(Contender.class)), round);
            }
        }
        for (Report report : reports) {
            List<Reading> readings = new ArrayList<>();
            for (Map.Entry<Contender, Cost> each : turns.get(report).entrySet()) {
                readings.add(
                        new Reading(each.getKey(), report, Optional.of(each.getValue()), heap(each.getKey(), report)));
            }
            told.measured(readings);
        }
        for (Report report : reports) {
            for (Contender peer : Contender.values()) {
                if (peers && peer.isPeer() && peer.reads(report)) {
                    told.measured(List.of(peer(peer, report)));
                }
            }
        }
    }

    /** Engine and floors one after the other, so that they meet the same noise. */
    private void turn(Report report, Map<Contender, Cost> costs, int round) throws IOException {
        for (Contender contender : Contender.values()) {
            if (!contender.isPeer() && contender.reads(report)) {
                Progress.tell(report.id() + ": " + contender.title() + ", round " + round + " of " + plan.rounds());
                costs.merge(contender, measure(contender, report), Cost::least);
            }
        }
    }

    private Cost measure(Contender contender, Report report) throws IOException {
        Map<String, ?> params = Map.of("contender", contender, "report", report);
        return contender.isPeer()
                ? jmh.run(READ, params, plan.peerIterations(), plan.peerIterations())
                : jmh.run(READ, params);
    }

    private Optional<String> heap(Contender contender, Report report) throws IOException {
        if (contender.role() != Contender.Role.ENGINE) {
            return Optional.empty();
        }
        Progress.tell(report.id() + ": " + contender.title() + ", smallest heap");
        return Optional.of(
                words(heaps.smallest(contender, report, ENGINE_MOST_HEAP, 0, plan.patience()), ENGINE_MOST_HEAP));
    }

    private Reading peer(Contender peer, Report report) throws IOException {
        Progress.tell(report.id() + ": " + peer.title());
        Optional<Duration> first = fresh.read(peer, report, AMPLE_HEAP, plan.patience());
        if (first.isEmpty()) {
            return new Reading(peer, report, Optional.empty(), Optional.empty());
        }
        Cost cost = measure(peer, report);
        boolean search = plan.peerHeaps() && first.get().compareTo(QUICK_ENOUGH) < 0;
        return new Reading(
                peer,
                report,
                Optional.of(cost),
                search
                        ? Optional.of(words(
                                heaps.smallest(
                                        peer,
                                        report,
                                        MOST_HEAP,
                                        COARSE,
                                        first.get().multipliedBy(4)),
                                MOST_HEAP))
                        : Optional.empty());
    }

    private static String words(OptionalInt heap, int most) {
        return heap.isPresent() ? String.valueOf(heap.getAsInt()) : "> " + most;
    }
}
