package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.replay.PolicyReplay;
import io.jenkins.plugins.releasereadiness.engine.replay.ReplaySummary;
import io.jenkins.plugins.releasereadiness.engine.replay.ReplayedRelease;
import io.jenkins.plugins.releasereadiness.engine.score.Score;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: what another policy would have decided on the facts of stored bundles. */
@Command(
        name = "replay",
        description =
                "Judges stored bundles again by another policy: what it would have blocked, and which gates would have"
                        + " passed.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every bundle was judged again, whatever came out",
            "2:bad usage or a bad policy",
            "4:a bundle is not as it was recorded; it is named, and the others were judged"
        })
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--policy", paramLabel = "NEW", required = true, description = "Policy file that is tried.")
    private Path policy;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Parameters(paramLabel = "BUNDLE", arity = "1..*", description = "Folders with ledger.jsonl and bundle.json.")
    private List<Path> bundles;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(policy)) {
            throw new UsageException(policy + " is not there; name a policy file");
        }
        Policy tried = PolicyOption.read(policy, Readers.load()).policy();
        PolicyReplay replay = PolicyReplay.of(tried);
        Map<Path, ReplayedRelease> releases = new LinkedHashMap<>();
        List<String> broken = new ArrayList<>();
        for (Path bundle : bundles) {
            try {
                releases.put(bundle, replay.replay(StoredBundle.read(bundle).entries()));
            } catch (StoredBundle.BrokenException e) {
                broken.add(e.getMessage());
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(tree(tried.name(), releases, broken)));
        } else {
            releases.forEach((bundle, release) -> {
                out.println(Shown.line(line(bundle, release)));
                release.gates()
                        .forEach(gate -> out.println("  " + Shown.line("gate " + gate.id() + " " + gate.sentence())));
            });
            ReplaySummary summary = ReplaySummary.of(releases.values());
            out.println(Shown.line("Policy " + tried.name() + " " + summary.sentence()));
            out.println(
                    Shown.line("Policy " + tried.name() + " " + summary.gates().sentence()));
        }
        broken.forEach(spec.commandLine().getErr()::println);
        return broken.isEmpty() ? ExitCode.OK : ExitCode.VERIFICATION_FAILED;
    }

    private static Map<String, Object> tree(String name, Map<Path, ReplayedRelease> releases, List<String> broken) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("policy", name);
        tree.putAll(ReplaySummary.of(releases.values()).tree());
        List<Object> all = new ArrayList<>();
        releases.forEach((bundle, release) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("bundle", bundle.toString());
            one.putAll(release.tree());
            all.add(one);
        });
        tree.put("bundles", all);
        tree.put("broken", broken);
        return tree;
    }

    private static String line(Path bundle, ReplayedRelease release) {
        String what = bundle + ": " + release.release().title() + ", ";
        if (!release.judged()) {
            return what + "never scored";
        }
        return what + "was " + release.then().orElseThrow().words() + " ("
                + Score.show(release.thenScore().orElseThrow()) + "), would be "
                + release.now().orElseThrow().words() + " ("
                + Score.show(release.nowScore().orElseThrow()) + ")"
                + (release.reasons().isEmpty() ? "" : " because " + String.join("; ", release.reasons()));
    }
}
