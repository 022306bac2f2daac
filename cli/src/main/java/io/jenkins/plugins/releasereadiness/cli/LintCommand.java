package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.policy.KnownFormats;
import io.jenkins.plugins.releasereadiness.engine.policy.LoadedPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyException;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyText;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lint}: every mistake of policies in one run. */
@Command(
        name = "lint",
        description = "Names every mistake of policy files as file:line:column.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no mistake", "2:a mistake, or bad usage"})
final class LintCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "POLICY", description = "Policy files.")
    private List<Path> files;

    @Option(names = "--effective", description = "Print the effective policy: each value with the place it comes from.")
    private boolean effective;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Readers readers = Readers.load();
        List<Problem> problems = new ArrayList<>();
        List<LoadedPolicy> policies = new ArrayList<>();
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new UsageException(file + " is not there; name policy files");
            }
            Path folder = file.toAbsolutePath().getParent();
            PolicyLoader loader = new PolicyLoader(KnownFormats.of(readers), new WorkspaceFiles(folder));
            try {
                policies.add(loader.load(new PolicyText(
                        file.toString(), Optional.of(file.getFileName().toString()), WorkspaceFiles.text(file))));
            } catch (PolicyException e) {
                problems.addAll(e.problems());
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(tree(problems, policies)));
        } else {
            problems.forEach(out::println);
            if (effective) {
                policies.forEach(
                        policy -> policy.origins().forEach((path, origin) -> out.println(path + "  " + origin)));
            }
            out.println(
                    problems.isEmpty()
                            ? files.size() + (files.size() == 1 ? " policy" : " policies") + ", no mistake"
                            : problems.size() + (problems.size() == 1 ? " mistake" : " mistakes"));
        }
        return problems.isEmpty() ? ExitCode.OK : ExitCode.USAGE;
    }

    private Map<String, Object> tree(List<Problem> problems, List<LoadedPolicy> policies) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("problems", problems.stream().map(LintCommand::tree).toList());
        if (effective) {
            tree.put("policies", policies.stream().map(LintCommand::tree).toList());
        }
        return tree;
    }

    private static Map<String, Object> tree(Problem problem) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("file", problem.place().file());
        tree.put("line", problem.place().line());
        tree.put("column", problem.place().column());
        tree.put("message", problem.message());
        return tree;
    }

    private static Map<String, Object> tree(LoadedPolicy policy) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("origin", policy.origin());
        tree.put("sha256", policy.sha256());
        tree.put("policy", policy.document());
        Map<String, Object> origins = new LinkedHashMap<>();
        policy.origins().forEach((path, place) -> origins.put(path, place.toString()));
        tree.put("origins", origins);
        return tree;
    }
}
