package io.jenkins.plugins.releasereadiness.engine.replay;

import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.score.Blocker;
import io.jenkins.plugins.releasereadiness.engine.score.Recommendation;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One release and what another policy would have said of it.
 *
 * @param release what was released
 * @param at when it was scored; empty if it never was, as everything about verdicts
 * @param then what was recommended
 * @param thenScore the lowest score then
 * @param now what the other policy recommends
 * @param nowScore the lowest score by the other policy
 * @param reasons why the other policy does not call it READY, one sentence each
 * @param gates the gates that were checked, in the order in which each was checked last
 */
public record ReplayedRelease(
        Release release,
        Optional<Instant> at,
        Optional<Recommendation> then,
        Optional<BigDecimal> thenScore,
        Optional<Recommendation> now,
        Optional<BigDecimal> nowScore,
        List<String> reasons,
        List<ReplayedGate> gates) {
    public ReplayedRelease {
        Objects.requireNonNull(release);
        Objects.requireNonNull(at);
        Objects.requireNonNull(then);
        Objects.requireNonNull(thenScore);
        Objects.requireNonNull(now);
        Objects.requireNonNull(nowScore);
        reasons = List.copyOf(reasons);
        gates = List.copyOf(gates);
    }

    static ReplayedRelease unscored(Release release, List<ReplayedGate> gates) {
        return new ReplayedRelease(
                release,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                gates);
    }

    static ReplayedRelease scored(Release release, Scorecard then, Scorecard now, List<ReplayedGate> gates) {
        return new ReplayedRelease(
                release,
                Optional.of(then.at()),
                Optional.of(then.recommendation()),
                Optional.of(then.overall().low()),
                Optional.of(now.recommendation()),
                Optional.of(now.overall().low()),
                reasons(now),
                gates);
    }

    private static List<String> reasons(Scorecard card) {
        if (card.ready()) {
            return List.of();
        }
        return card.reasons().isEmpty()
                ? card.blockers().stream()
                        .filter(Blocker::blocking)
                        .map(blocker -> blocker.subject() + ": " + blocker.why())
                        .toList()
                : card.reasons();
    }

    /** Whether it was scored, so that another policy can be tried on it. */
    public boolean judged() {
        return now.isPresent();
    }

    /** Whether the other policy would have stopped it: anything but READY. */
    public boolean blocked() {
        return now.filter(recommendation -> recommendation != Recommendation.READY)
                .isPresent();
    }

    /** Whether the policy of then had stopped it. */
    public boolean wasBlocked() {
        return then.filter(recommendation -> recommendation != Recommendation.READY)
                .isPresent();
    }

    /** For programs. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("release", release.encode());
        tree.put("judged", judged());
        at.ifPresent(time -> tree.put("scoredAt", time.toString()));
        then.ifPresent(word -> tree.put("then", verdict(word, thenScore)));
        now.ifPresent(word -> tree.put("now", verdict(word, nowScore)));
        tree.put("blocked", blocked());
        tree.put("wasBlocked", wasBlocked());
        tree.put("reasons", reasons);
        tree.put("gates", gates.stream().map(ReplayedGate::tree).toList());
        return tree;
    }

    private static Map<String, Object> verdict(Recommendation word, Optional<BigDecimal> score) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("recommendation", word.words());
        tree.put("scoreLow", score.orElse(null));
        return tree;
    }
}
