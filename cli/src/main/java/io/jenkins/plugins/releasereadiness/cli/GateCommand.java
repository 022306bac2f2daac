package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResultCodec;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.policy.Gate;
import io.jenkins.plugins.releasereadiness.engine.policy.LoadedPolicy;
import io.jenkins.plugins.releasereadiness.engine.report.ConsoleLines;
import io.jenkins.plugins.releasereadiness.engine.report.EvidenceDiffs;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import io.jenkins.plugins.releasereadiness.engine.text.Suggestions;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gate}: one gate of the policy. */
@Command(
        name = "gate",
        description = "Collects the evidence of a workspace, scores it, and checks one gate of the policy.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:PASSED or PASSED WITH WARNINGS",
            "1:FAILED",
            "2:bad usage or a bad policy",
            "3:INCONCLUSIVE: evidence is there but could not be measured",
            "4:the bundle to compare with is not as it was recorded"
        })
final class GateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ClockOption time;

    @Mixin
    private PolicyOption policy;

    @Mixin
    private ReleaseOptions options;

    @Parameters(paramLabel = "NAME", description = "Name of the gate, for example readiness-confirmation.")
    private String name;

    @Override
    public Integer call() throws IOException, StoredBundle.BrokenException {
        Clock clock = time.clock();
        Readers readers = Readers.load();
        LoadedPolicy loaded = policy.load(options.workspace, readers);
        Gate gate = named(loaded.policy().gates());
        ReleaseOptions.Told told = options.told();
        try (Workbench bench = Workbench.of(options.out, clock, options.keys())) {
            Evaluation evaluation = options.evaluation(loaded, told, bench.record(), clock);
            evaluation.collect(options.workspace, readers);
            evaluation.score();
            GateResult result = evaluation.gate(gate, options.workspace);
            evaluation.publish();
            PrintWriter out = spec.commandLine().getOut();
            if (options.json) {
                Map<String, Object> tree = new LinkedHashMap<>(GateResultCodec.encode(result));
                tree.put(EvidenceDiffs.MEMBER, EvidenceDiffs.tree(evaluation.diff()));
                out.print(Json.pretty(tree));
            } else {
                EvidenceDiffs.lines(evaluation.diff()).forEach(line -> out.println(Shown.line(line)));
                ConsoleLines.of(evaluation.current().evidence().values()).forEach(out::println);
                ConsoleLines.of(result).forEach(out::println);
            }
            return code(result);
        }
    }

    private Gate named(Map<String, Gate> gates) {
        Gate gate = gates.get(name);
        if (gate == null) {
            throw new UsageException("the policy has no gate '" + name + "'"
                    + Suggestions.didYouMean(name, gates.keySet()) + "; it has: "
                    + String.join(", ", gates.keySet()));
        }
        return gate;
    }

    static int code(GateResult result) {
        return switch (result.outcome()) {
            case PASSED, PASSED_WITH_WARNINGS -> ExitCode.OK;
            case FAILED -> ExitCode.NOT_READY;
            case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
        };
    }
}
