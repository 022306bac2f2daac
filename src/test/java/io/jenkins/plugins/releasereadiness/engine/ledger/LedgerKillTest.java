package io.jenkins.plugins.releasereadiness.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that appends is killed again and again: what it was told to be written is there, once, and in order. */
@Tag("long")
class LedgerKillTest {
    private static final int ROUNDS = 15;
    private static final int WRITERS = 4;

    @Test
    void killedAtAnyMomentNoConfirmedEntryIsLostOrDoubled(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("ledger.jsonl");
        Random random = new Random(7);
        List<String> confirmed = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Appender.class.getName(),
                            file.toString(),
                            Integer.toString(round))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int until = confirmed.size() + 1 + random.nextInt(200);
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    confirmed.add(line);
                    if (confirmed.size() == until) {
                        process.toHandle().destroyForcibly();
                    }
                }
            }
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

            List<String> written = Ledger.open(new FileLedgerStore(file), Clock.systemUTC()).entries().stream()
                    .filter(entry -> entry.kind() == EntryKind.NOTE)
                    .map(entry -> entry.sequence() + " " + entry.payload().get("text"))
                    .toList();
            assertThat(written).doesNotHaveDuplicates().containsAll(confirmed);
            // Nor did any text get in under two numbers.
            assertThat(written.stream().map(line -> line.substring(line.indexOf(' '))))
                    .doesNotHaveDuplicates();
        }
    }

    /** Appends until it is killed, and tells of each entry once it is confirmed. */
    static final class Appender {
        private Appender() {}

        public static void main(String[] args) throws IOException {
            Ledger ledger = Ledger.open(new FileLedgerStore(Path.of(args[0])), Clock.systemUTC());
            for (int w = 0; w < WRITERS; w++) {
                String name = args[1] + "-" + w + "-";
                Thread writer = new Thread(() -> {
                    try {
                        for (int i = 0; ; i++) {
                            LedgerEntry entry = ledger.append(EntryKind.NOTE, "alice", Map.of("text", name + i));
                            System.out.println(entry.sequence() + " " + name + i);
                        }
                    } catch (IOException e) {
                        e.printStackTrace();
                    }
                });
                writer.start();
            }
        }
    }
}
