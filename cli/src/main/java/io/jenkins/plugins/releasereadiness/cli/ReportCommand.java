package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.ledger.FileLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.record.RecordFolder;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.report.Document;
import io.jenkins.plugins.releasereadiness.engine.report.ReadinessHtml;
import io.jenkins.plugins.releasereadiness.engine.report.ReadinessMarkdown;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: renders again from the ledger. */
@Command(
        name = "report",
        description = "Renders the readiness report of a bundle again from its ledger; Markdown to standard output"
                + " unless files are named.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "BUNDLE", description = "Folder with ledger.jsonl.")
    private Path bundle;

    @Option(names = "--html", paramLabel = "F", description = "Write the HTML report to this file.")
    private Path html;

    @Option(names = "--markdown", paramLabel = "F", description = "Write the Markdown report to this file.")
    private Path markdown;

    @Override
    public Integer call() throws IOException {
        Path file = bundle.resolve(ToolRecord.LEDGER);
        if (!Files.isRegularFile(file)) {
            throw new UsageException(file + " is not there; name the folder of a bundle");
        }
        Ledger ledger = Ledger.open(new FileLedgerStore(file), Clock.systemUTC());
        ReleaseRecord record = RecordFolder.fold(ledger.entries());
        if (html != null) {
            write(ReadinessHtml.of(record), html);
        }
        if (markdown != null) {
            write(ReadinessMarkdown.of(record), markdown);
        }
        if (html == null && markdown == null) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(ReadinessMarkdown.of(record).text());
        }
        return ExitCode.OK;
    }

    private static void write(Document document, Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(target, document.bytes());
    }
}
