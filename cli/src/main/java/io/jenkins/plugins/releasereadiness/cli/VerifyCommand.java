package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException;
import io.jenkins.plugins.releasereadiness.engine.attest.VerificationKey;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.ledger.DirectoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.verify.BundleVerifier;
import io.jenkins.plugins.releasereadiness.engine.verify.Deviation;
import io.jenkins.plugins.releasereadiness.engine.verify.VerificationReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify}: whether a bundle is as it was recorded. */
@Command(
        name = "verify",
        description = "Checks a downloaded bundle without a network: every digest, the chain, the signature,"
                + " and that scores, gates and decisions follow from what was recorded.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the bundle is as it was recorded", "2:bad usage", "4:something deviates; it is named"})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "BUNDLE", description = "Folder with bundle.json and ledger.jsonl.")
    private Path bundle;

    @Option(
            names = "--key",
            paramLabel = "PUBLIC.pem",
            description = "Public key of which one must have signed; may be given several times.")
    private List<Path> keys = List.of();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(bundle)) {
            throw new UsageException(bundle + " is no folder; name the folder that holds bundle.json and ledger.jsonl");
        }
        List<VerificationKey> trusted = new ArrayList<>();
        for (Path key : keys) {
            try {
                trusted.addAll(VerificationKey.read(Files.readString(key)));
            } catch (AttestationException e) {
                throw new UsageException(key + ": " + e.getMessage());
            }
        }
        VerificationReport report =
                new BundleVerifier(trusted, BundleVerifier.judgingAgain()).verify(new DirectoryBundleStore(bundle));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(report.toTree()));
        } else {
            print(out, report);
        }
        return report.intact() ? ExitCode.OK : ExitCode.VERIFICATION_FAILED;
    }

    private void print(PrintWriter out, VerificationReport report) {
        for (Deviation deviation : report.deviations()) {
            String entry = deviation.entry() > 0 ? ", entry " + deviation.entry() : "";
            out.println(deviation.kind().word() + "  " + deviation.file() + entry + ": " + deviation.message());
        }
        out.println(
                report.intact()
                        ? "The bundle is as it was recorded: " + report.entries() + " entries, " + report.files()
                                + " files; it is " + report.signature().phrase() + "."
                        : "The bundle is not as it was recorded: "
                                + report.deviations().size() + " deviations.");
        report.proven().forEach(sentence -> out.println("Proven: " + sentence));
        report.notProven().forEach(sentence -> out.println("Not proven: " + sentence));
    }
}
