package io.jenkins.plugins.releasereadiness.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command-line tool. */
@Command(
        name = "release-readiness",
        description = "Scores a release by its evidence, checks its gates, and proves afterwards what was decided.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            LintCommand.class,
            EvidenceCommand.class,
            ScoreCommand.class,
            GateCommand.class,
            ReportCommand.class,
            VerifyCommand.class,
            ReplayCommand.class,
            DemoCommand.class
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /**
     * Runs one command line without ending the process.
     *
     * @return the exit code, see {@link ExitCode}
     */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::explain);
        int code = line.execute(args);
        out.flush();
        err.flush();
        return code;
    }

    private static int explain(Exception problem, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (problem instanceof UsageException || problem instanceof java.io.IOException) {
            line.getErr().println("release-readiness: " + problem.getMessage());
            return ExitCode.USAGE;
        }
        if (problem instanceof StoredBundle.BrokenException) {
            line.getErr().println("release-readiness: " + problem.getMessage());
            return ExitCode.VERIFICATION_FAILED;
        }
        throw problem;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }
}
