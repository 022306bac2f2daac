package io.jenkins.plugins.releasereadiness.engine.replay;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What another policy would have done to several releases.
 *
 * @param judged how many were scored, so that it could be tried
 * @param blocked how many of them it would have stopped
 * @param newlyBlocked how many of those had been READY
 * @param newlyReady how many it would have called READY that had not been
 * @param notJudged how many were never scored
 * @param gates what it would have done to their gates
 */
public record ReplaySummary(
        long judged, long blocked, long newlyBlocked, long newlyReady, long notJudged, Gates gates) {
    /**
     * Gates of several releases.
     *
     * @param judged how many were checked that the policy has too
     * @param stopped how many of them would not have passed
     * @param newlyStopped how many of those had passed
     * @param newlyPassed how many would have passed that had not
     * @param notJudged how many were checked that the policy does not have
     */
    public record Gates(long judged, long stopped, long newlyStopped, long newlyPassed, long notJudged) {
        private static Gates of(Collection<ReplayedGate> gates) {
            List<ReplayedGate> judged =
                    gates.stream().filter(ReplayedGate::judged).toList();
            return new Gates(
                    judged.size(),
                    judged.stream().filter(gate -> !gate.passesNow()).count(),
                    judged.stream()
                            .filter(gate -> gate.passedThen() && !gate.passesNow())
                            .count(),
                    judged.stream()
                            .filter(gate -> !gate.passedThen() && gate.passesNow())
                            .count(),
                    gates.size() - judged.size());
        }

        /** For people, for example {@code would have stopped 3 of 12 gates: 2 newly stopped, 1 newly passed}. */
        public String sentence() {
            return "would have stopped " + stopped + " of " + judged + (judged == 1 ? " gate: " : " gates: ")
                    + newlyStopped + " newly stopped, " + newlyPassed + " newly passed"
                    + (notJudged == 0 ? "" : "; it does not have " + notJudged + " more that were checked");
        }

        private Map<String, Object> tree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("judged", judged);
            tree.put("stopped", stopped);
            tree.put("newlyStopped", newlyStopped);
            tree.put("newlyPassed", newlyPassed);
            tree.put("notJudged", notJudged);
            tree.put("summary", sentence());
            return tree;
        }
    }

    public static ReplaySummary of(Collection<ReplayedRelease> releases) {
        long judged = releases.stream().filter(ReplayedRelease::judged).count();
        return new ReplaySummary(
                judged,
                releases.stream().filter(ReplayedRelease::blocked).count(),
                releases.stream()
                        .filter(each -> each.blocked() && !each.wasBlocked())
                        .count(),
                releases.stream()
                        .filter(each -> each.judged() && !each.blocked() && each.wasBlocked())
                        .count(),
                releases.size() - judged,
                Gates.of(
                        releases.stream().flatMap(each -> each.gates().stream()).toList()));
    }

    /** For people, for example {@code would have blocked 14 of 50 releases: 9 newly blocked, 2 newly ready}. */
    public String sentence() {
        return "would have blocked " + blocked + " of " + judged + (judged == 1 ? " release: " : " releases: ")
                + newlyBlocked + " newly blocked, " + newlyReady + " newly ready"
                + (notJudged == 0 ? "" : "; " + notJudged + " more were never scored");
    }

    /** For programs. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("judged", judged);
        tree.put("blocked", blocked);
        tree.put("newlyBlocked", newlyBlocked);
        tree.put("newlyReady", newlyReady);
        tree.put("notJudged", notJudged);
        tree.put("summary", sentence());
        tree.put("gates", gates.tree());
        return tree;
    }
}
