package io.jenkins.plugins.releasereadiness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.LeavesNoThread;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What hostile files and names do to {@code evidence --json}: a state and a message, never more, no thread either. */
@ExtendWith(LeavesNoThread.class)
@Timeout(60)
class HostileFilesTest {
    private static final String TESTS = "<testsuite name='a'><testcase name='b'/></testsuite>";

    @TempDir
    private Path folder;

    private Fields read(Path file) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Main.run(new PrintWriter(out), new PrintWriter(err), "evidence", "--json", file.toString());
        assertThat(err.toString()).isEmpty();
        return Fields.of(Json.read(out.toString()), "").objects("sources").get(0);
    }

    private Path file(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of(
                        "external entity", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + use("&x;")),
                Arguments.of(
                        "parameter entity",
                        "<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://127.0.0.1:9/x.dtd'> %x;]>" + use("b")),
                Arguments.of("entity that nobody uses", "<!DOCTYPE a [<!ENTITY x 'y'>]>" + use("b")),
                Arguments.of("entity that nobody declared", use("&nbsp;")),
                Arguments.of("billion laughs", laughs()),
                Arguments.of(
                        "quadratic blow-up",
                        "<!DOCTYPE a [<!ENTITY x '" + "y".repeat(100_000) + "'>]>" + use("&x;".repeat(100_000))),
                Arguments.of("deep XML", "<testsuite>".repeat(200_000)),
                Arguments.of("deep JSON list", "[".repeat(200_000)),
                Arguments.of("deep JSON objects", "{\"a\":".repeat(200_000)),
                Arguments.of("deep SARIF", "{\"version\":\"2.1.0\",\"runs\":[{\"a\":" + "[".repeat(100_000)),
                Arguments.of("giant attribute", "<testsuite name='" + "x".repeat(6_000_000) + "'/>"),
                Arguments.of("giant name", "<" + "x".repeat(6_000_000) + "/>"),
                Arguments.of("giant number", sarif("{\"index\":" + "9".repeat(100_000) + "}")),
                Arguments.of("NaN", k6("NaN")),
                Arguments.of("infinity", k6("1e999")),
                Arguments.of("negative", k6("-1")),
                Arguments.of("overflow", k6("9223372036854775808")),
                Arguments.of("beyond 2^53", k6("9007199254740993")),
                Arguments.of("half a request", k6("0.5")),
                Arguments.of("member twice", "{\"version\":\"2.1.0\",\"runs\":[],\"runs\":[]}"),
                Arguments.of("member twice, escaped", "{\"version\":\"2.1.0\",\"runs\":[],\"\\u0072uns\":[]}"),
                Arguments.of("truncated", TESTS.substring(0, TESTS.length() - 3)),
                Arguments.of("two documents", "{\"version\":\"2.1.0\",\"runs\":[]}{}"),
                Arguments.of("nothing", ""),
                Arguments.of("blanks", " \r\n\t"),
                Arguments.of("error page", "<!DOCTYPE html><html><body>502</body></html>"),
                Arguments.of("zeros", "\0".repeat(100_000)));
    }

    private static String use(String text) {
        return "<testsuite name='a'><testcase name='b'><failure>" + text + "</failure></testcase></testsuite>";
    }

    private static String laughs() {
        StringBuilder xml = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'lol'>");
        for (int i = 1; i < 10; i++) {
            xml.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return xml.append("]>").append(use("&l9;")).toString();
    }

    private static String sarif(String rule) {
        return "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"x\"}},\"results\":[{\"rule\":" + rule
                + "}]}]}";
    }

    private static String k6(String count) {
        return "{\"metrics\":{\"http_reqs\":{\"count\":" + count + ",\"rate\":1}}}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void unreadable(String what, String text) throws IOException {
        Fields source = read(file("report", text));
        assertThat(source.text("message")).contains("report").hasSizeLessThan(1000);
        assertThat(source.text("state")).isEqualTo("unreadable");
    }

    @Test
    void aGiantTextThatNobodyNeedsIsPassedBy() throws IOException {
        assertThat(read(file("TEST-a.xml", use("x".repeat(20_000_000)))).text("state"))
                .isEqualTo("present");
    }

    @Test
    void aZipBombUnderAPlainNameIsNotUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 100; i++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        Path bomb = Files.write(folder.resolve("report.xml"), packed.toByteArray());
        assertThat(read(bomb).text("message")).contains("compressed with gzip");
    }

    @Test
    void formulasOfACsvAreText() throws IOException {
        Fields source = read(
                file("a.jtl", "timeStamp,elapsed,label,success\n1,10,=cmd|'/c calc'!A1,true\n2,20,@SUM(1),false\n"));
        assertThat(source.object("facts").count("failed")).isEqualTo(1);
        assertThat(source.text("message")).doesNotContain("cmd");
    }

    @ParameterizedTest
    @MethodSource
    void oddNamesAreReadAndStayOneJsonText(String name) throws IOException {
        Fields source = read(file(name, TESTS));
        assertThat(source.text("file")).endsWith(name);
        assertThat(source.text("state")).isEqualTo("present");
        assertThat(source.text("message").lines()).hasSize(1);
    }

    static Stream<String> oddNamesAreReadAndStayOneJsonText() {
        return Stream.of(
                "a\nb.xml",
                "quote\"'`.xml",
                "-dash.xml",
                "--json",
                "$(id).xml",
                "*?[a].xml",
                "ü 漢 😀.xml",
                "\u001b[31mred.xml",
                "=1+1.xml",
                "a\\b.xml",
                " blank .xml");
    }

    @Test
    void aFolderIsNotRead() {
        assertThat(read(folder).text("message")).contains("folder");
    }

    @Test
    void aLinkThatLeadsToItselfIsNotFollowed() throws IOException {
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), folder.resolve("circle"));
        assertThat(read(circle).text("state")).isIn("missing", "unreadable");
    }

    @Test
    void aFolderThatHoldsItselfByALinkIsLeftAtOnce() throws IOException {
        Files.createSymbolicLink(folder.resolve("again"), folder);
        Path deep = folder.resolve("again/again/again/a.xml");
        file("a.xml", TESTS);
        assertThat(read(deep).text("state")).isEqualTo("present");
        assertThat(read(folder.resolve("again")).text("message")).contains("folder");
    }

    @Test
    void whatIsNotThereIsMissing() {
        assertThat(read(folder.resolve("nowhere")).text("state")).isEqualTo("missing");
    }

    @Test
    void aDeviceThatNeverEndsIsNotOpened() {
        Path zero = Path.of("/dev/zero");
        assumeThat(zero).exists();
        assertThat(read(zero).text("message")).contains("device");
    }

    @Test
    void aPipeThatNobodyWritesToIsNotOpened() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThat(read(pipe).text("message")).contains("pipe");
        Path link = Files.createSymbolicLink(folder.resolve("link"), pipe);
        assertThat(read(link).text("message")).contains("pipe");
    }
}
