package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.attest.SigningKey;
import io.jenkins.plugins.releasereadiness.engine.ledger.DirectoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.verify.BundleVerifier;
import io.jenkins.plugins.releasereadiness.engine.verify.VerificationReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: a whole release on sample reports. */
@Command(
        name = "demo",
        description = "Plays a whole release on sample reports and leaves a bundle and an HTML report.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the release went out and stayed",
            "1:it was stopped or rolled back",
            "2:bad usage",
            "4:the bundle was changed; what was changed is named"
        })
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = "go",
            description = "go, no-go, rollback or tampered; default: go.")
    private String scenario;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for workspace and bundle, which must not hold an earlier one;"
                    + " default: release-readiness-demo/NAME.")
    private Path out;

    @Mixin
    private SigningOption signing = new SigningOption();

    @Override
    public Integer call() throws IOException {
        DemoScenario played = Arrays.stream(DemoScenario.values())
                .filter(each -> each.word().equals(scenario))
                .findFirst()
                .orElseThrow(
                        () -> new UsageException("there is no scenario '" + scenario + "'; there are: " + names()));
        Path folder = out == null ? Path.of("release-readiness-demo", played.word()) : out;
        if (Files.exists(folder.resolve("bundle"))) {
            throw new UsageException(folder.resolve("bundle") + " is there already; delete it or name another --out");
        }
        List<SigningKey> keys = signing.keys();
        PrintWriter terminal = spec.commandLine().getOut();
        boolean stayed = new DemoRelease(played, folder, keys, terminal::println).play();
        Path bundle = folder.resolve("bundle");
        if (played == DemoScenario.TAMPERED) {
            tamper(bundle.resolve(ToolRecord.LEDGER));
        }
        VerificationReport report = new BundleVerifier(
                        keys.stream().map(SigningKey::publicKey).toList(), BundleVerifier.judgingAgain())
                .verify(new DirectoryBundleStore(bundle));
        report.deviations()
                .forEach(deviation -> terminal.println(deviation.kind().word() + ": " + deviation.message()));
        terminal.println();
        terminal.println("Bundle: " + bundle + (report.intact() ? ", as it was recorded" : ", NOT as it was recorded"));
        terminal.println("Report: " + bundle.resolve("production-readiness-report.html"));
        if (!report.intact()) {
            return ExitCode.VERIFICATION_FAILED;
        }
        return stayed ? ExitCode.OK : ExitCode.NOT_READY;
    }

    /** Somebody gives a vote in the middle of the ledger to another. */
    private static void tamper(Path ledger) throws IOException {
        String text = Files.readString(ledger, StandardCharsets.UTF_8);
        String actor = "\"actor\":\"%s\"";
        Files.writeString(
                ledger,
                text.replaceFirst(actor.formatted(DemoApproval.FIRST_VOTER), actor.formatted("somebody-else")),
                StandardCharsets.UTF_8);
    }

    private static String names() {
        return Arrays.stream(DemoScenario.values()).map(DemoScenario::word).collect(Collectors.joining(", "));
    }
}
