package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.collect.Collector;
import io.jenkins.plugins.releasereadiness.engine.evidence.collect.Formats;
import io.jenkins.plugins.releasereadiness.engine.evidence.collect.SourceSpec;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code evidence}: what was read from each file. */
@Command(
        name = "evidence",
        description = "Shows what is read from report files: state and facts, each file a source of its own.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every source is present", "2:bad usage", "3:a source cannot answer; its message says why"})
final class EvidenceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ClockOption time;

    @Option(
            names = "--format",
            paramLabel = "ID",
            description = "Read every file as this format instead of recognising it by its content.")
    private String format;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Report files.")
    private List<Path> files;

    @Override
    public Integer call() throws IOException {
        Readers readers = Readers.load();
        if (format != null) {
            Formats.problem(format, readers).ifPresent(problem -> {
                throw new UsageException(problem);
            });
        }
        Collector collector = new Collector(readers, time.clock());
        List<Evidence> found = new ArrayList<>();
        for (Path file : files) {
            found.add(collector.collectFile(
                    new SourceSpec(
                            file.toString(),
                            Optional.ofNullable(format),
                            List.of(
                                    file.getFileName() == null
                                            ? "."
                                            : file.getFileName().toString()),
                            Optional.empty(),
                            ReadOptions.DEFAULTS),
                    file));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(
                    Map.of("sources", found.stream().map(EvidenceCommand::tree).toList())));
        } else {
            found.forEach(evidence -> print(out, evidence));
        }
        boolean present = found.stream().allMatch(evidence -> evidence.state() == EvidenceState.PRESENT);
        return present ? ExitCode.OK : ExitCode.INCONCLUSIVE;
    }

    private static Map<String, Object> tree(Evidence evidence) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("file", evidence.source());
        tree.put("format", evidence.format().orElse(null));
        tree.put("state", evidence.state().word());
        tree.put("facts", evidence.facts().asMap());
        tree.put("message", evidence.message());
        evidence.measuredAt().ifPresent(at -> tree.put("measuredAt", at.toString()));
        evidence.files().stream().findFirst().ifPresent(digest -> {
            tree.put("bytes", digest.bytes());
            tree.put("sha256", digest.sha256());
        });
        return tree;
    }

    private static void print(PrintWriter out, Evidence evidence) {
        out.println(evidence.source() + "  " + evidence.format().orElse("unknown format") + "  "
                + evidence.state().word());
        if (!evidence.message().isEmpty()) {
            out.println("  " + evidence.message());
        }
        evidence.facts().forEach((name, value) -> out.println("  " + name + " = " + value));
    }
}
