package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.policy.LoadedPolicy;
import io.jenkins.plugins.releasereadiness.engine.report.ConsoleLines;
import io.jenkins.plugins.releasereadiness.engine.report.EvidenceDiffs;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.ScorecardCodec;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code score}: the scorecard of a workspace. */
@Command(
        name = "score",
        description = "Collects the evidence of a workspace and judges it by the policy.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:READY",
            "1:NEEDS WORK or BLOCKED",
            "2:bad usage or a bad policy",
            "4:the bundle to compare with is not as it was recorded"
        })
final class ScoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ClockOption time;

    @Mixin
    private PolicyOption policy;

    @Mixin
    private ReleaseOptions options;

    @Override
    public Integer call() throws IOException, StoredBundle.BrokenException {
        Clock clock = time.clock();
        Readers readers = Readers.load();
        LoadedPolicy loaded = policy.load(options.workspace, readers);
        ReleaseOptions.Told told = options.told();
        try (Workbench bench = Workbench.of(options.out, clock, options.keys())) {
            Evaluation evaluation = options.evaluation(loaded, told, bench.record(), clock);
            evaluation.collect(options.workspace, readers);
            Scorecard card = evaluation.score();
            evaluation.publish();
            PrintWriter out = spec.commandLine().getOut();
            if (options.json) {
                Map<String, Object> tree = new LinkedHashMap<>(ScorecardCodec.encode(card));
                tree.put(EvidenceDiffs.MEMBER, EvidenceDiffs.tree(evaluation.diff()));
                out.print(Json.pretty(tree));
            } else {
                EvidenceDiffs.lines(evaluation.diff()).forEach(line -> out.println(Shown.line(line)));
                ConsoleLines.of(evaluation.current().evidence().values()).forEach(out::println);
                ConsoleLines.of(card).forEach(out::println);
            }
            return card.ready() ? ExitCode.OK : ExitCode.NOT_READY;
        }
    }
}
