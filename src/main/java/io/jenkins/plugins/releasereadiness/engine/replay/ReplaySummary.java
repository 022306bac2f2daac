package io.jenkins.plugins.releasereadiness.engine.replay;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What another policy would have done to several releases.
 *
 * @param judged how many were scored, so that it could be tried
 * @param blocked how many of them it would have stopped
 * @param newlyBlocked how many of those had been READY
 * @param newlyReady how many it would have called READY that had not been
 * @param notJudged how many were never scored
 */
public record ReplaySummary(long judged, long blocked, long newlyBlocked, long newlyReady, long notJudged) {
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
                releases.size() - judged);
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
        return tree;
    }
}
