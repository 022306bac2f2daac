package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.release.ReleaseFinding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Says why a release is not ready, one sentence each. */
final class Reasons {
    private Reasons() {}

    static List<String> of(
            Policy policy,
            Score overall,
            List<CategoryResult> categories,
            List<Blocker> blockers,
            List<ReleaseFinding> release) {
        List<String> reasons = new ArrayList<>();
        BigDecimal threshold = policy.thresholds().overall();
        if (!overall.reaches(threshold)) {
            reasons.add("overall score " + below(overall, threshold));
        }
        categories.stream()
                .filter(category -> !category.met())
                .forEach(category -> reasons.add(category.title() + " " + under(category)));
        release.stream().filter(finding -> !finding.kept()).forEach(finding -> reasons.add(finding.why()));
        long blocking = blockers.stream().filter(Blocker::blocking).count();
        if (blocking > 0) {
            reasons.add(blocking + (blocking == 1 ? " item blocks" : " items block") + " the release");
        }
        return reasons;
    }

    static String under(CategoryResult category) {
        return below(category.score(), category.minimum().orElseThrow());
    }

    /** For example {@code 79.96 < 80 (up to 88 once everything unknown is known)}. */
    private static String below(Score score, BigDecimal minimum) {
        String sentence = show(score.low(), minimum) + " < "
                + minimum.stripTrailingZeros().toPlainString();
        return score.high().compareTo(score.low()) > 0
                ? sentence + " (up to " + Score.show(score.high()) + " once everything unknown is known)"
                : sentence;
    }

    /** As few digits as tell the two apart. */
    private static String show(BigDecimal low, BigDecimal minimum) {
        String shown = Score.show(low);
        return new BigDecimal(shown).compareTo(minimum) < 0 ? shown : low.toPlainString();
    }
}
