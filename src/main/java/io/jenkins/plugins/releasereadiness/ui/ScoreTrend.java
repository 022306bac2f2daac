package io.jenkins.plugins.releasereadiness.ui;

import hudson.model.InvisibleAction;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.record.RecordSummary;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The score over the last builds, on the job page; drawn from the stored summaries. */
public final class ScoreTrend extends InvisibleAction {
    /** How many builds are looked at. */
    static final int BUILDS = 50;

    /** Width of the picture in its own units; the height is 100, one for each per cent. */
    static final int WIDTH = 300;

    private final Job<?, ?> job;

    ScoreTrend(Job<?, ?> job) {
        this.job = job;
    }

    /** The builds with a score, the oldest first; at most {@value #BUILDS} builds are looked at. */
    @Restricted(NoExternalUse.class)
    public List<Point> points() {
        List<Run<?, ?>> runs = new ArrayList<>();
        List<RecordSummary> summaries = new ArrayList<>();
        Run<?, ?> run = job.getLastBuild();
        for (int looked = 0; run != null && looked < BUILDS; looked++) {
            Optional<RecordSummary> summary = Optional.ofNullable(run.getAction(ReleaseRecordAction.class))
                    .flatMap(ReleaseRecordAction::summary)
                    .filter(found -> !found.scoreLow().isEmpty());
            if (summary.isPresent()) {
                runs.add(run);
                summaries.add(summary.get());
            }
            run = run.getPreviousBuild();
        }
        Collections.reverse(runs);
        Collections.reverse(summaries);
        List<Point> points = new ArrayList<>();
        for (int index = 0; index < runs.size(); index++) {
            int x = runs.size() == 1 ? WIDTH / 2 : WIDTH * index / (runs.size() - 1);
            points.add(Point.of(runs.get(index), summaries.get(index), x));
        }
        return points;
    }

    /** The line through the lowest scores, as the {@code points} of a polyline. */
    @Restricted(NoExternalUse.class)
    public String line(List<Point> points) {
        return points.stream().map(point -> point.x() + "," + point.lowY()).collect(Collectors.joining(" "));
    }

    /** The area between lowest and highest scores, as the {@code points} of a polygon. */
    @Restricted(NoExternalUse.class)
    public String band(List<Point> points) {
        List<Point> back = new ArrayList<>(points);
        Collections.reverse(back);
        return line(points)
                + ' '
                + back.stream().map(point -> point.x() + "," + point.highY()).collect(Collectors.joining(" "));
    }

    /** The latest of them. */
    @Restricted(NoExternalUse.class)
    public Point last(List<Point> points) {
        return points.get(points.size() - 1);
    }

    /**
     * One build in the trend.
     *
     * @param name display name of the build
     * @param url page of the record below the root of Jenkins
     * @param x place in the picture
     * @param lowY height of the lowest score, from above
     * @param highY height of the highest score, from above
     * @param limitY height of what had to be reached, from above
     * @param tone see {@link io.jenkins.plugins.releasereadiness.engine.report.Tones}
     * @param low lowest score in per cent
     * @param threshold what had to be reached in per cent
     * @param verdict the recommendation for people
     */
    public record Point(
            String name,
            String url,
            int x,
            String lowY,
            String highY,
            String limitY,
            String tone,
            String low,
            String threshold,
            String verdict) {
        static Point of(Run<?, ?> run, RecordSummary summary, int x) {
            return new Point(
                    run.getDisplayName(),
                    run.getUrl() + ReleasePage.URL_NAME + '/',
                    x,
                    fromAbove(summary.scoreLow()),
                    fromAbove(summary.scoreHigh()),
                    fromAbove(summary.threshold()),
                    SummaryLine.tone(summary),
                    summary.scoreLow(),
                    summary.threshold(),
                    SummaryLine.verdict(summary));
        }

        private static String fromAbove(String score) {
            return BigDecimal.valueOf(100).subtract(new BigDecimal(score)).toPlainString();
        }
    }
}
