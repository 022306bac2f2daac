package io.jenkins.plugins.releasereadiness.engine.evidence.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonOutline;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Changes small reports at random and reads them: each is read with facts that make sense, or is unreadable with a
 * message; nothing else, and soon. Changed reports with a new kind of result are changed on, so that the search goes
 * deeper with time. Run by {@code mvn -f cli test -Pfuzz}; what it finds stays in {@code target/fuzz} and becomes a test
 * of its reader.
 */
@Tag("fuzz")
class ReaderFuzzTest {
    private static final Duration SLOW = Duration.ofSeconds(10);
    private static final int LARGEST_CORPUS = 2000;

    /** To ask every reader whether it recognises a report takes longer than to read it. */
    private static final int ASK_ALL = 8;

    private static final Readers READERS = Readers.load();

    static Collection<String> formats() {
        return READERS.formats();
    }

    @Test
    void everyFormatHasSeedsThatItsReaderReads() throws IOException {
        assertThat(FuzzSeeds.BY_FORMAT.keySet()).containsExactlyInAnyOrderElementsOf(READERS.formats());
        for (String format : READERS.formats()) {
            for (byte[] seed : seeds(format)) {
                EvidenceReader reader = READERS.of(format).orElseThrow();
                assertThat(result(reader, seed))
                        .as(format + ": " + new String(seed, StandardCharsets.UTF_8))
                        .doesNotContain("unreadable");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyChangedReportIsReadOrUnreadable(String format) throws IOException {
        EvidenceReader reader = READERS.of(format).orElseThrow();
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        Random random = new Random(seed);
        Mutator mutator = new Mutator(random);
        List<byte[]> corpus = new ArrayList<>(seeds(format));
        List<byte[]> others = new ArrayList<>();
        for (String other : READERS.formats()) {
            others.addAll(seeds(other));
        }
        Set<String> results = new HashSet<>();
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("fuzz.seconds", 20)).toNanos();
        long reports = 0;
        while (System.nanoTime() < end) {
            byte[] from = corpus.get(random.nextInt(corpus.size()));
            List<byte[]> pieces = random.nextInt(10) == 0 ? others : corpus;
            byte[] report = mutator.mutate(from, pieces.get(random.nextInt(pieces.size())));
            if (results.add(tried(reader, report, seed)) && corpus.size() < LARGEST_CORPUS) {
                corpus.add(report);
            }
            reports++;
        }
        System.out.printf("fuzz %s: %d reports, %d kinds of results, seed %d%n", format, reports, results.size(), seed);
    }

    private static String tried(EvidenceReader reader, byte[] report, long seed) throws IOException {
        long begin = System.nanoTime();
        try {
            String result = result(reader, report);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SLOW);
            return result;
        } catch (IOException | RuntimeException | Error e) {
            Path kept = Files.createDirectories(Path.of("target", "fuzz"))
                    .resolve(reader.format() + "-" + Integer.toHexString(Arrays.hashCode(report)));
            Files.write(kept, report);
            throw new AssertionError("kept as " + kept.toAbsolutePath() + ", seed " + seed, e);
        }
    }

    /** What became of the report, without its numbers and names. */
    private static String result(EvidenceReader reader, byte[] report) throws IOException {
        if (Arrays.hashCode(report) % ASK_ALL == 0) {
            READERS.recognise(new Head("report", Arrays.copyOf(report, Math.min(report.length, Head.SIZE))));
            READERS.recognise(JsonOutline.of("report", new ByteArrayInputStream(report)));
        }
        try {
            Reading reading = reader.open(ReadOptions.DEFAULTS);
            reading.read(new ByteArrayInputStream(report));
            Outcome outcome = reading.finish();
            FactRules.check(reader.kind(), outcome);
            StringBuilder facts = new StringBuilder();
            outcome.facts().forEach((name, value) -> facts.append(name).append(value.equals(0L) ? " " : "+ "));
            return outcome.state() + " " + facts;
        } catch (UnreadableException e) {
            assertThat(e.getMessage()).isNotBlank();
            return "unreadable " + e.getMessage().replaceAll("[0-9]+|'.*'|\".*\"", "");
        }
    }

    private static List<byte[]> seeds(String format) {
        return FuzzSeeds.of(format).stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
