package io.jenkins.plugins.releasereadiness.engine.ledger;

import static io.jenkins.plugins.releasereadiness.engine.ledger.LedgerSamples.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerTest {
    @Test
    void anEntryIsOneLineThatRemembersTheOneBefore() throws IOException {
        MemoryLedgerStore store = new MemoryLedgerStore();
        Ledger ledger = Ledger.open(store, CLOCK);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("text", "a<b\nc");
        payload.put("count", 3);
        LedgerEntry first = ledger.append(EntryKind.NOTE, "alice", payload);
        LedgerEntry second = ledger.append(EntryKind.VOTE_VOIDED, "system:approval", Map.of());

        String line = "{\"sequence\":1,\"time\":\"2026-03-04T05:06:07.008Z\",\"actor\":\"alice\",\"kind\":\"note\","
                + "\"previous\":\"" + "0".repeat(64) + "\",\"payload\":{\"text\":\"a\\u003cb\\nc\",\"count\":3}}";
        String digest = Sha256.of(line.getBytes(StandardCharsets.UTF_8));
        assertThat(LedgerSamples.text(store.bytes()))
                .isEqualTo(line + "\n{\"sequence\":2,\"time\":\"2026-03-04T05:06:07.008Z\","
                        + "\"actor\":\"system:approval\",\"kind\":\"vote-voided\",\"previous\":\"" + digest
                        + "\",\"payload\":{}}\n");
        assertThat(first.sha256()).isEqualTo(digest);
        assertThat(first.time()).isEqualTo(Instant.parse("2026-03-04T05:06:07.008Z"));
        assertThat(second.previous()).isEqualTo(digest);
        assertThat(ledger.head()).isEqualTo(new LedgerHead(2, second.sha256()));
    }

    @Test
    void whatAppendReturnsIsWhatIsReadAgain() throws IOException {
        MemoryLedgerStore store = new MemoryLedgerStore();
        Ledger ledger = Ledger.open(store, CLOCK);
        LedgerEntry entry = ledger.append(EntryKind.EVIDENCE, "bob", Map.of("percent", 81.25, "total", 7));
        assertThat(entry.payload()).isEqualTo(Map.of("percent", new BigDecimal("81.25"), "total", 7L));
        assertThat(Ledger.open(store, CLOCK).entries()).containsExactly(entry);
        assertThat(entry.fields().wrong("total", "is odd")).hasMessage("entry 1 payload.total is odd");
    }

    @Test
    void anEmptyLedgerHasTheEmptyHead() throws IOException {
        Ledger ledger = Ledger.open(new MemoryLedgerStore(), CLOCK);
        assertThat(ledger.head()).isEqualTo(LedgerHead.EMPTY);
        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    void whatCannotStandInALedgerIsRefusedAndLeavesItUsable() throws IOException {
        Ledger ledger = Ledger.open(new MemoryLedgerStore(), CLOCK);
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.append(EntryKind.NOTE, " ", Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.append(EntryKind.NOTE, "alice", Map.of("x", Double.NaN)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.append(EntryKind.NOTE, "alice", Map.of("x", "x".repeat(LedgerEntry.MAX_LINE))))
                .withMessageContaining("publish a file instead");
        assertThat(ledger.append(EntryKind.NOTE, "alice", Map.of()).sequence()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void kindsAreKnownByTheirWords(EntryKind kind) {
        assertThat(EntryKind.ofWord(kind.word())).isEqualTo(kind);
        assertThat(kind.word()).matches("[a-z-]+");
    }

    @Test
    void threadsAndInstancesOnOneFileNeverLoseOrInterleaveEntries(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("new/ledger.jsonl");
        int writers = 8;
        int each = 25;
        Ledger shared = Ledger.open(new FileLedgerStore(file), CLOCK);
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                String actor = "writer" + w;
                Ledger ledger = w % 2 == 0 ? shared : Ledger.open(new FileLedgerStore(file), CLOCK);
                Callable<Void> writer = () -> {
                    for (int i = 0; i < each; i++) {
                        ledger.append(EntryKind.NOTE, actor, Map.of("i", i));
                    }
                    return null;
                };
                running.add(pool.submit(writer));
            }
            for (Future<Void> writer : running) {
                writer.get();
            }
        } finally {
            pool.shutdownNow();
        }
        List<LedgerEntry> entries =
                Ledger.open(new FileLedgerStore(file), CLOCK).entries();
        assertThat(entries)
                .extracting(LedgerEntry::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, writers * each).boxed().toList());
        for (int w = 0; w < writers; w++) {
            String actor = "writer" + w;
            assertThat(entries.stream()
                            .filter(e -> e.actor().equals(actor))
                            .map(e -> e.payload().get("i")))
                    .containsExactlyElementsOf(LongStream.range(0, each).boxed().toList());
        }
    }

    @Test
    void aFailedAppendIsNotThereAndTheNextOneContinues() throws IOException {
        FailingStore store = new FailingStore();
        Ledger ledger = Ledger.open(store, CLOCK);
        ledger.append(EntryKind.NOTE, "alice", Map.of("n", 1));
        store.failing = true;
        assertThatThrownBy(() -> ledger.append(EntryKind.NOTE, "alice", Map.of("n", 2)))
                .isInstanceOf(IOException.class);
        store.failing = false;
        ledger.append(EntryKind.NOTE, "alice", Map.of("n", 3));
        assertThat(ledger.entries())
                .extracting(LedgerEntry::kind)
                .containsExactly(EntryKind.NOTE, EntryKind.RECOVERED, EntryKind.NOTE);
        assertThat(ledger.entries().get(2).payload()).isEqualTo(Map.of("n", 3L));
    }

    @Test
    void tenThousandEntriesAreVerifiedInOnePass() throws IOException {
        MemoryLedgerStore store = LedgerSamples.storeWith(10_000);
        long[] seen = new long[1];
        try (InputStream stream = store.open()) {
            LedgerReport report = LedgerVerifier.verify(stream, Optional.empty(), entry -> seen[0]++);
            assertThat(report.intact()).isTrue();
            assertThat(report.head().entries()).isEqualTo(10_000);
            assertThat(report.bytes()).isEqualTo(store.bytes().length).isEqualTo(report.intactBytes());
            assertThat(report.sha256()).isEqualTo(Sha256.of(store.bytes()));
        }
        assertThat(seen[0]).isEqualTo(10_000);
    }

    /** Writes half of what it should and then fails, as a full disk does. */
    private static final class FailingStore implements LedgerStore {
        private final MemoryLedgerStore store = new MemoryLedgerStore();
        private boolean failing;

        @Override
        public InputStream open() {
            return store.open();
        }

        @Override
        public boolean append(long size, byte[] bytes) throws IOException {
            if (failing) {
                store.append(size, Arrays.copyOf(bytes, bytes.length / 2));
                throw new IOException("no space left");
            }
            return store.append(size, bytes);
        }

        @Override
        public boolean replaceTail(long size, long keep, byte[] bytes) {
            return store.replaceTail(size, keep, bytes);
        }
    }
}
