package io.jenkins.plugins.releasereadiness.benchmarks.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How long a scorecard takes.
 *
 * @param name what was scored, for people
 * @param targetMs what it may take on the clock
 */
record Scoring(String name, double targetMs, Cost cost) {
    private static final int LARGE = 1000;
    private static final double BUILT_IN_TARGET = 1;
    private static final double LARGE_TARGET = 20;

    static List<Scoring> measure(Plan plan) throws IOException {
        Jmh jmh = new Jmh(plan);
        List<Scoring> all = new ArrayList<>();
        for (int questions : new int[] {36, LARGE}) {
            for (boolean ready : new boolean[] {true, false}) {
                String name = questions + " questions, "
                        + (ready ? "all answered Yes" : "half of them open, with the shortest path to ready");
                Progress.tell("scorecard: " + name);
                all.add(new Scoring(
                        name,
                        questions == LARGE ? LARGE_TARGET : BUILT_IN_TARGET,
                        jmh.run("ScoreBenchmark.score", Map.of("questions", questions, "ready", ready))));
            }
        }
        return all;
    }
}
