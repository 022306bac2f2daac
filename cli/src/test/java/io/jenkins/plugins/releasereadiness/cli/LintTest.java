package io.jenkins.plugins.releasereadiness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object... args) {
        String[] words = Stream.of(args).map(Object::toString).toArray(String[]::new);
        return Main.run(new PrintWriter(out), new PrintWriter(err), words);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    @Test
    void twelveKindsOfMistakesGiveTwelveLocatedMessagesInOneRun() throws IOException {
        Path policy = file("twelve.yml", """
                version: 1
                extends: production-readiness
                relase: {product: shop}
                name: one
                name: two
                sources:
                  unit-tests: {format: junitt}
                  Bad_Id: {format: junit, files: a.xml}
                  probe: {format: http, url: "ftp://shop"}
                thresholds: {overall: 120}
                categories: {security: {weight: many}}
                questions:
                  security.vulnerabilities: {pass: ["code-scan.critcal = 0"], warn: []}
                  custom.one: {category: secruity, text: One, severity: high}
                  custom.two: {category: data, text: Two, severity: urgent}
                approval: {requiredGates: [staging], deadline: soon}
                """);

        assertThat(run("lint", policy)).isEqualTo(ExitCode.USAGE);

        assertThat(lines().get(lines().size() - 1)).isEqualTo("12 mistakes");
        List<String> mistakes = lines().subList(0, lines().size() - 1);
        assertThat(mistakes)
                .hasSize(12)
                .allSatisfy(line -> assertThat(line).matches(".*twelve\\.yml:\\d+:\\d+: .+"))
                .doesNotHaveDuplicates();
        assertThat(mistakes.stream().map(line -> line.replaceAll(".*yml:(\\d+:\\d+): .*", "$1")))
                .containsExactlyInAnyOrder(
                        "3:1", "5:1", "7:24", "8:3", "9:30", "10:23", "11:33", "13:37", "14:26", "15:53", "16:28",
                        "16:48");
        assertThat(out.toString())
                .contains("unknown key 'relase'")
                .contains("did you mean 'release'?")
                .contains("did you mean 'junit'?")
                .contains("did you mean 'critical'?")
                .contains("did you mean 'security'?")
                .contains("'name' stands twice")
                .contains("'severity' should be one of critical, high, medium, low")
                .contains("'deadline' should be a duration such as");
    }

    private static String bomb() {
        StringBuilder text = new StringBuilder("version: 1\na: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char level = 'b'; level <= 'j'; level++) {
            String before = "*" + (char) (level - 1);
            text.append(level).append(": &").append(level).append(" [");
            text.append(String.join(", ", java.util.Collections.nCopies(10, before)))
                    .append("]\n");
        }
        return text.toString();
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("an empty file", "", "the file is empty"),
                Arguments.of("only a comment", "# nothing\n", "the file is empty"),
                Arguments.of("only a byte order mark", "\uFEFF", "the file is empty"),
                Arguments.of("an alias bomb", bomb(), "aliases"),
                Arguments.of("an alias to itself", "version: 1\nname: &a [*a]\n", ""),
                Arguments.of("an unknown alias", "version: 1\nname: *nobody\n", "nobody"),
                Arguments.of("tabs", "version: 1\nsources:\n\tunit: {format: junit, files: a}\n", "not YAML"),
                Arguments.of("duplicate keys", "version: 1\nversion: 1\n", "'version' stands twice"),
                Arguments.of("a list", "- version: 1\n", "a policy should be a map"),
                Arguments.of("a text", "just words\n", "a policy should be a map"),
                Arguments.of("a map as key", "version: 1\n? {a: b}\n: c\n", "a key should be a text"),
                Arguments.of("two documents", "version: 1\n---\nversion: 1\n", "not YAML"),
                Arguments.of("a Java tag", "version: 1\nname: !!java.net.URL [http://x]\n", "the tag"),
                Arguments.of("a local tag", "version: 1\nname: !secret x\n", "the tag"),
                Arguments.of("a merge key", "version: 1\nx: &x {a: 1}\nthresholds: {<<: *x}\n", "unknown key"),
                Arguments.of("unclosed", "version: 1\nsources: {unit: {format: junit\n", "not YAML"),
                Arguments.of("truncated JSON", "{\"version\": 1, \"name\": \"a", "not YAML"),
                Arguments.of("deep nesting", "version: 1\nname: " + "[".repeat(5000), "nested deeper"),
                Arguments.of("a control character", "version: 1\nname: a\u0000b\n", "not YAML"),
                Arguments.of(
                        "a huge number", "version: 1\nthresholds: {overall: 1e999999999}\n", "'overall' should be"),
                Arguments.of("not a number", "version: 1\nthresholds: {overall: .nan}\n", "'overall' should be"),
                Arguments.of("a map for a text", "version: 1\nname: {a: b}\n", "'name' should be"),
                Arguments.of("a list for a map", "version: 1\nsources: [a, b]\n", "'sources' should be"),
                Arguments.of("a text for a map", "version: 1\nquestions: many\n", "'questions' should be"),
                Arguments.of("an unknown duration", "version: 1\napproval: {deadline: 3 fortnights}\n", "a duration"),
                Arguments.of(
                        "a huge duration", "version: 1\napproval: {deadline: 99999999999999999999d}\n", "a duration"),
                Arguments.of("a negative weight", "version: 1\ncategories: {a: {weight: -1}}\n", "'weight' should be"),
                Arguments.of("no version", "name: a\n", "needs 'version'"),
                Arguments.of("a later version", "version: 7\n", "'version' should be 1"),
                Arguments.of("itself as base", "version: 1\nextends: ./policy.yml\n", "goes in a circle"),
                Arguments.of("a missing base", "version: 1\nextends: ./none.yml\n", "there is no file 'none.yml'"),
                Arguments.of("a folder as base", "version: 1\nextends: ./sub.yml\n", "sub.yml"),
                Arguments.of("a base outside", "version: 1\nextends: ../../../etc/passwd.yml\n", "leads out"),
                Arguments.of("an unknown base", "version: 1\nextends: nothing\n", "there is no policy 'nothing'"),
                Arguments.of("a base that is a list", "version: 1\nextends: [a, b]\n", "should name one policy"),
                Arguments.of("a long key", "version: 1\n" + "k".repeat(900) + ": 1\n", "unknown key"),
                Arguments.of("too long", "version: 1\n#" + "x".repeat(1 << 20), "more than 1048576"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void whatCannotBeAPolicyGetsALocatedPlainMessage(String what, String text, String message) throws IOException {
        Path policy = file("policy.yml", text);
        Files.createDirectory(folder.resolve("sub.yml"));

        assertThat(run("lint", policy)).isEqualTo(ExitCode.USAGE);

        assertThat(lines())
                .allSatisfy(line -> assertThat(line)
                        .matches(".*\\.yml:\\d+:\\d+: .+|\\d+ mistakes?")
                        .hasSizeLessThan(1000));
        assertThat(out.toString()).contains(message).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void bytesThatAreNotTextAreNamedWithTheirPlace() throws IOException {
        Path policy = folder.resolve("latin.yml");
        Files.write(policy, "version: 1\nname: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        Path good = file("good.yml", "version: 1\nnames: a\n");

        assertThat(run("lint", policy, good)).isEqualTo(ExitCode.USAGE);

        assertThat(lines().get(0)).endsWith("latin.yml:2:10: this is not UTF-8 text; save the file as UTF-8");
        assertThat(lines().get(1)).contains("good.yml:2:1: unknown key 'names'");
    }

    @Test
    void everyValueOfTheEffectivePolicyHasItsOrigin() throws IOException {
        Path company = file("company.yml", "version: 1\nextends: production-readiness\nthresholds: {maxWaivers: 1}\n");
        Path policy = file("own.yml", "version: 1\nextends: company\nthresholds: {overall: 85}\n");

        assertThat(run("lint", "--effective", "--json", "--named", "company=" + company, policy))
                .isEqualTo(ExitCode.OK);

        Fields effective =
                Fields.of(Json.read(out.toString()), "").objects("policies").get(0);
        Fields origins = effective.object("origins");
        assertThat(origins.text("thresholds.overall")).endsWith("own.yml:3:23");
        assertThat(origins.text("thresholds.maxWaivers")).isEqualTo("global configuration, policy 'company':3:26");
        assertThat(origins.text("thresholds.confirmedWaivers")).isEqualTo("default");
        assertThat(origins.text("categories.security.minimum")).startsWith("built-in production-readiness:");
        assertThat(leaves("", effective.object("policy").asMap()))
                .containsExactlyInAnyOrderElementsOf(origins.asMap().keySet());
    }

    private static List<String> leaves(String path, Object value) {
        return value instanceof java.util.Map<?, ?> map
                ? map.entrySet().stream()
                        .flatMap(
                                entry -> leaves(
                                        path.isEmpty() ? "" + entry.getKey() : path + "." + entry.getKey(),
                                        entry.getValue())
                                        .stream())
                        .toList()
                : List.of(path);
    }
}
