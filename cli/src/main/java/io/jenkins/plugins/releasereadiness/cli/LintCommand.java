package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.policy.KnownFormats;
import io.jenkins.plugins.releasereadiness.engine.policy.LoadedPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyException;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyText;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problem;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problems;
import io.jenkins.plugins.releasereadiness.engine.yaml.Utf8;
import io.jenkins.plugins.releasereadiness.engine.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
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

    @Option(
            names = "--named",
            paramLabel = "NAME=FILE",
            description = "A policy that Jenkins' global configuration names so, for policies that extend it.")
    private Map<String, Path> named = Map.of();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    private final List<Problem> problems = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        Readers readers = Readers.load();
        List<LoadedPolicy> policies = new ArrayList<>();
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new UsageException(file + " is not there; name policy files");
            }
            Problems unread = new Problems();
            Optional<String> text = Utf8.read(file.toString(), bytes(file), unread);
            problems.addAll(unread.all());
            if (text.isPresent()) {
                load(file, text.get(), readers).ifPresent(policies::add);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(tree(policies)));
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

    /** One byte more than a policy may have tells that it is too long. */
    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(YamlFile.MAX_LENGTH + 1);
        }
    }

    private Optional<LoadedPolicy> load(Path file, String text, Readers readers) {
        Path folder = file.toAbsolutePath().getParent();
        PolicyLoader loader = new PolicyLoader(KnownFormats.of(readers), new WorkspaceFiles(folder, named));
        try {
            return Optional.of(loader.load(new PolicyText(
                    file.toString(), Optional.of(file.getFileName().toString()), text)));
        } catch (PolicyException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private Map<String, Object> tree(List<LoadedPolicy> policies) {
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
