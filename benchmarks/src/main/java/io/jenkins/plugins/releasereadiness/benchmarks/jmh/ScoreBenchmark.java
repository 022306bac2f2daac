package io.jenkins.plugins.releasereadiness.benchmarks.jmh;

import io.jenkins.plugins.releasereadiness.engine.policy.PolicyException;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.engine.score.ScoreInput;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.Scorer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The scorecard over facts that were read already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ScoreBenchmark {
    private static final int BUILT_IN = 36;

    /** 36 is the built-in policy, any other number a policy with so many measured questions. */
    @Param({"36", "1000"})
    public int questions;

    /** Whether nothing is open; else about half is, and the shortest path to ready is looked for. */
    @Param({"true", "false"})
    public boolean ready;

    private Scorer scorer;
    private ScoreInput input;

    /** Refuses to measure a scorecard that is not what the checklist was made for. */
    @Setup
    public void check() throws PolicyException {
        Checklist list = questions == BUILT_IN ? Checklist.builtIn(ready) : Checklist.ofMeasured(questions, ready);
        scorer = new Scorer(list.policy());
        input = list.input();
        Scorecard card = score();
        long open = card.questions().stream()
                .map(QuestionResult::answer)
                .filter(answer -> answer.open())
                .count();
        if (card.questions().size() != questions || open != list.open() || card.ready() != ready) {
            throw new IllegalStateException(
                    card.questions().size() + " questions, " + open + " of them open instead of " + list.open() + ", "
                            + card.recommendation() + " because of " + card.reasons());
        }
    }

    @Benchmark
    public Scorecard score() {
        return scorer.score(input);
    }
}
