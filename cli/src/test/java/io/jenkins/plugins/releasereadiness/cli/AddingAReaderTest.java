package io.jenkins.plugins.releasereadiness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.example.ShellcheckReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/developer/adding-a-reader.md} and {@code report-traps.md} say what is true. */
class AddingAReaderTest {
    private static final Path PAGE = Path.of("../docs/developer/adding-a-reader.md");
    private static final Path EXAMPLE =
            Path.of("../src/test/java/" + ShellcheckReader.class.getName().replace('.', '/') + ".java");

    @TempDir
    private Path folder;

    @Test
    void thePageShowsTheReaderThatIsTested() throws IOException {
        String source = Files.readString(EXAMPLE);
        assertThat(Files.readString(PAGE)).contains(source.substring(source.indexOf("/** What")));
    }

    @Test
    void everyTestThatTheListOfTrapsNamesExists() throws IOException {
        String list = Files.readString(Path.of("../docs/developer/report-traps.md"));
        List<MatchResult> named = Pattern.compile("`([a-z]+\\.\\w+Test)\\.(\\w+)`")
                .matcher(list)
                .results()
                .toList();
        assertThat(named).hasSizeGreaterThan(50).allSatisfy(test -> {
            Class<?> tests = Class.forName("io.jenkins.plugins.releasereadiness.engine.evidence." + test.group(1));
            assertThat(tests.getDeclaredMethods()).extracting(Method::getName).contains(test.group(2));
        });
    }

    @Test
    void aReaderBesideTheToolIsFoundAndRecognisesItsFormat() throws IOException, InterruptedException {
        Path services = folder.resolve("jar/META-INF/services/" + EvidenceReader.class.getName());
        Files.createDirectories(services.getParent());
        Files.writeString(services, ShellcheckReader.class.getName() + "\n");
        Path report = Files.writeString(
                folder.resolve("report.json"),
                "{\"comments\":[{\"file\":\"a.sh\",\"line\":2,\"endColumn\":7,\"level\":\"error\",\"code\":1072},"
                        + "{\"file\":\"a.sh\",\"line\":3,\"endColumn\":9,\"level\":\"style\",\"code\":2006}]}");

        Fields source = evidence(report);

        assertThat(source.text("format")).isEqualTo("shellcheck");
        assertThat(source.text("state")).isEqualTo("present");
        assertThat(source.object("facts").asMap())
                .containsEntry("high", 1L)
                .containsEntry("low", 1L)
                .containsEntry("total", 2L);
    }

    /** In a process of its own, as the readers of this one are known already. */
    private Fields evidence(Path report) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path") + File.pathSeparator + folder.resolve("jar"),
                        Main.class.getName(),
                        "evidence",
                        "--json",
                        report.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor()).isZero();
        return Fields.of(Json.read(printed), "").objects("sources").get(0);
    }
}
