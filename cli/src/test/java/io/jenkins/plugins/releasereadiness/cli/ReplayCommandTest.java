package io.jenkins.plugins.releasereadiness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReplayCommandTest extends HistoryScene {
    @Test
    void replayCountsWhatNewThresholdsWouldHaveBlocked() throws IOException {
        Path old = policy("old.yml", "unit.total >= 2");
        Path[] bundles = {
            release("one", 1, old), release("two", 2, old), release("five", 5, old), release("six", 6, old)
        };
        Path strict = policy("strict.yml", "unit.total >= 5");

        assertThat(run("replay", "--policy", strict, bundles[0], bundles[1], bundles[2], bundles[3]))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("Policy strict.yml would have blocked 2 of 4 releases: 1 newly blocked, 0 newly ready")
                .contains(bundles[1]
                        + ": old.yml, was READY (100), would be NEEDS WORK (0) because overall score 0 < 80");
        assertThat(run("replay", "--json", "--policy", strict, bundles[1])).isEqualTo(ExitCode.OK);
        assertThat(json().count("blocked")).isEqualTo(1);
        assertThat(json().objects("bundles").get(0).object("then").text("recommendation"))
                .isEqualTo("READY");
        assertThat(json().objects("bundles").get(0).object("now").text("recommendation"))
                .isEqualTo("NEEDS WORK");
        assertThat(json().objects("bundles").get(0).texts("reasons")).isNotEmpty();
    }

    @Test
    void replayTellsWhichGatesWouldHavePassed() throws IOException {
        Path old = policy("old.yml", "unit.total >= 2");
        Path bundle = folder.resolve("gate");
        run("gate", "tests", "--workspace", workspace(3), "--policy", old, "--now", NOW, "--out", bundle);
        Path strict = policy("strict.yml", "unit.total >= 5");

        assertThat(run("replay", "--policy", strict, bundle)).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("  gate tests was PASSED, would be FAILED because enough: unit.total: 3 < 5")
                .contains("Policy strict.yml would have stopped 1 of 1 gate: 1 newly stopped, 0 newly passed");
        assertThat(run("replay", "--json", "--policy", strict, bundle)).isEqualTo(ExitCode.OK);
        assertThat(json().object("gates").count("newlyStopped")).isEqualTo(1);
        assertThat(json().objects("bundles").get(0).objects("gates").get(0).text("now"))
                .isEqualTo("FAILED");
    }

    @Test
    void replayNamesBrokenBundlesAndJudgesTheOthers() throws IOException {
        Path policy = policy("p.yml", "unit.total >= 1");
        Path good = release("good", 3, policy);
        Path bad = release("bad", 3, policy);
        Path ledger = bad.resolve("ledger.jsonl");
        Files.writeString(ledger, Files.readString(ledger).replace("\"total\":3", "\"total\":4"));

        assertThat(run("replay", "--policy", policy, bad, good, "--json")).isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(json().texts("broken")).singleElement().asString().contains(bad.toString(), "ledger.jsonl");
        assertThat(json().objects("bundles")).hasSize(1);
        assertThat(err.toString()).contains(bad.toString());
    }

    @Test
    void replayRefusesABadPolicyAndMissingBundles() throws IOException {
        Path policy = policy("p.yml", "unit.total >= 1");
        Path bad = Files.writeString(folder.resolve("bad.yml"), "version: 1\nnmae: x\n");

        assertThat(run("replay", "--policy", bad, folder)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("bad.yml:2:1").contains("did you mean");
        assertThat(run("replay", "--policy", policy, folder.resolve("nowhere"))).isEqualTo(ExitCode.USAGE);
        assertThat(run("replay", folder)).isEqualTo(ExitCode.USAGE);
        assertThat(run("replay", "--policy", policy)).isEqualTo(ExitCode.USAGE);
    }
}
