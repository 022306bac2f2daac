package io.jenkins.plugins.releasereadiness.engine.evidence.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Lets Jazzer search for reports that break a reader, guided by the code that each one reaches. Run by
 * {@code mvn -f cli test -Pfuzz}, which brings Jazzer; {@code -Dfuzz.seconds} says how long, {@code -Dfuzz.format} for
 * which format alone. What it finds stays in {@code target/fuzz} and becomes a test of its reader; the reports that
 * reached new code stay in {@code target/fuzz/corpus}, from where the next run goes on.
 */
@Tag("fuzz")
class ReaderFuzzTest {
    private static final Path WORK = Path.of("target", "fuzz").toAbsolutePath();
    private static final Pattern NAME = Pattern.compile("[A-Za-z@][A-Za-z0-9@:_-]{2,30}");
    private static final int LONGEST_REPORT = 1 << 14;
    private static final int SECONDS_FOR_ONE_REPORT = 10;
    private static final int LINES_SHOWN = 40;

    @Test
    void everyReportIsReadOrUnreadable() throws IOException, InterruptedException {
        Path seeds = Files.createDirectories(WORK.resolve("seeds"));
        for (String format : ReaderFuzzer.formats()) {
            List<String> texts = FuzzSeeds.of(format);
            for (int i = 0; i < texts.size(); i++) {
                byte[] report = texts.get(i).getBytes(StandardCharsets.UTF_8);
                Files.write(seeds.resolve(format + "-" + i), ReaderFuzzer.input(format, report));
            }
        }
        String only = System.getProperty(ReaderFuzzer.FORMAT, "");
        // The first byte of an input means another format in each of them.
        Path corpus = Files.createDirectories(WORK.resolve("corpus").resolve(only.isEmpty() ? "all" : only));
        Path words = Files.write(WORK.resolve("words"), dictionary());
        Path log = WORK.resolve("log");
        Process jazzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-D" + ReaderFuzzer.FORMAT + "=" + only,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + ReaderFuzzer.class.getName(),
                        "--instrumentation_includes=io.jenkins.plugins.releasereadiness.engine.**:com.fasterxml.**:de.siegmar.**",
                        "--reproducer_path=" + WORK,
                        "-artifact_prefix=" + WORK + "/",
                        "-max_total_time=" + Long.getLong("fuzz.seconds", 60),
                        "-timeout=" + SECONDS_FOR_ONE_REPORT,
                        "-max_len=" + LONGEST_REPORT,
                        "-rss_limit_mb=0",
                        "-dict=" + words,
                        "-print_final_stats=1",
                        corpus.toString(),
                        seeds.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            int exit = jazzer.waitFor();
            List<String> said = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            String end = String.join("\n", said.subList(Math.max(0, said.size() - LINES_SHOWN), said.size()));
            assertThat(exit).as(end).isZero();
            said.stream().filter(line -> line.startsWith("stat::")).forEach(System.out::println);
        } finally {
            jazzer.destroyForcibly();
        }
    }

    /** The names that stand in the seeds, and what hurts parsers and counters, as libFuzzer reads it. */
    private static List<String> dictionary() {
        TreeSet<String> words = FuzzSeeds.BY_FORMAT.keySet().stream()
                .flatMap(format -> FuzzSeeds.of(format).stream())
                .flatMap(seed -> NAME.matcher(seed).results().map(MatchResult::group))
                .collect(Collectors.toCollection(TreeSet::new));
        words.addAll(FuzzSeeds.WORDS);
        return words.stream().map(ReaderFuzzTest::quoted).toList();
    }

    private static String quoted(String word) {
        StringBuilder quoted = new StringBuilder("\"");
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            quoted.append("\\x").append(String.format("%02X", b & 0xFF));
        }
        return quoted.append('"').toString();
    }
}
