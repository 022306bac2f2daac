package io.jenkins.plugins.releasereadiness.record;

import io.jenkins.plugins.releasereadiness.engine.score.CategoryResult;
import io.jenkins.plugins.releasereadiness.engine.score.Score;

/** A category in a {@link RecordSummary}; stored with the build as that is. */
public final class CategorySummary {
    private final String id;
    private final String title;
    private final String score;
    private final String low;
    private final String high;
    private final String minimum;
    private final boolean met;
    private final int yes;
    private final int total;

    CategorySummary(CategoryResult result) {
        id = result.id();
        title = result.title();
        score = Score.show(result.score().verified());
        low = Score.show(result.score().low());
        high = Score.show(result.score().high());
        minimum = result.minimum().map(Score::show).orElse("");
        met = result.met();
        yes = result.yes();
        total = result.total();
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** Verified score in per cent. */
    public String score() {
        return score;
    }

    /** Lowest score in per cent. */
    public String low() {
        return low;
    }

    /** Highest score in per cent. */
    public String high() {
        return high;
    }

    /** What it must reach in per cent; empty for nothing. */
    public String minimum() {
        return minimum;
    }

    /** Whether its lowest score reaches the minimum. */
    public boolean met() {
        return met;
    }

    /** How many questions are answered Yes. */
    public int yes() {
        return yes;
    }

    /** How many questions it has. */
    public int total() {
        return total;
    }
}
