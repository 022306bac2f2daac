package io.jenkins.plugins.releasereadiness.engine.ledger;

import static io.jenkins.plugins.releasereadiness.engine.ledger.LedgerSamples.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerRecoveryTest {
    @TempDir
    Path folder;

    @Test
    void cutAnywhereInTheLastLineNothingEarlierIsLostAndTheCutIsReported() throws IOException {
        byte[] whole = LedgerSamples.storeWith(3).bytes();
        List<byte[]> lines = LedgerSamples.lines(whole);
        int kept = lines.get(0).length + lines.get(1).length;
        for (int length = kept; length <= whole.length; length++) {
            Path file = folder.resolve("ledger" + length);
            Files.write(file, Arrays.copyOf(whole, length));
            byte[] torn = length == whole.length ? new byte[0] : Arrays.copyOfRange(whole, kept, length);

            Ledger ledger = Ledger.open(new FileLedgerStore(file), CLOCK);
            LedgerEntry next = ledger.append(EntryKind.NOTE, "bob", Map.of());

            byte[] after = Files.readAllBytes(file);
            assertThat(Arrays.copyOf(after, kept)).isEqualTo(Arrays.copyOf(whole, kept));
            assertThat(LedgerSamples.verify(after, Optional.empty()).intact()).isTrue();
            List<LedgerEntry> entries = ledger.entries();
            if (torn.length > 0) {
                assertThat(next.sequence()).isEqualTo(4);
                assertThat(entries.get(2).kind()).isEqualTo(EntryKind.RECOVERED);
                assertThat(entries.get(2).actor()).isEqualTo("system:ledger");
                assertThat(entries.get(2).payload())
                        .isEqualTo(Map.of(
                                "bytes",
                                (long) torn.length,
                                "sha256",
                                Sha256.of(torn),
                                "content",
                                Base64.getEncoder().encodeToString(torn)));
            } else {
                assertThat(next.sequence()).isEqualTo(length == kept ? 3 : 4);
                assertThat(entries).extracting(LedgerEntry::kind).containsOnly(EntryKind.NOTE);
            }
        }
    }

    @Test
    void aRecoveryThatIsItselfCutIsRecoveredAgain() throws IOException {
        byte[] whole = LedgerSamples.storeWith(2).bytes();
        int kept = LedgerSamples.lines(whole).get(0).length;
        Path file = folder.resolve("ledger");
        Files.write(file, Arrays.copyOf(whole, kept + 10));
        Ledger.open(new FileLedgerStore(file), CLOCK);
        byte[] recovered = Files.readAllBytes(file);
        for (int length = kept + 1; length < recovered.length; length++) {
            Files.write(file, Arrays.copyOf(recovered, length));
            List<LedgerEntry> entries =
                    Ledger.open(new FileLedgerStore(file), CLOCK).entries();
            assertThat(entries).extracting(LedgerEntry::kind).containsExactly(EntryKind.NOTE, EntryKind.RECOVERED);
        }
    }

    @Test
    void aLastLineWithBlocksThatWereNeverWrittenIsTornToo() throws IOException {
        byte[] bytes = LedgerSamples.storeWith(3).bytes();
        Arrays.fill(bytes, bytes.length - 60, bytes.length - 20, (byte) 0);
        MemoryLedgerStore store = new MemoryLedgerStore(bytes);
        assertThat(Ledger.open(store, CLOCK).entries())
                .extracting(LedgerEntry::kind)
                .containsExactly(EntryKind.NOTE, EntryKind.NOTE, EntryKind.RECOVERED);
    }

    @Test
    void aVeryLongTornLineIsReportedByItsDigest() throws IOException {
        Path file = folder.resolve("ledger");
        LedgerSamples.append(new FileLedgerStore(file), 1);
        byte[] torn = "x".repeat(LedgerEntry.MAX_LINE + 5).getBytes(StandardCharsets.US_ASCII);
        Files.write(file, torn, StandardOpenOption.APPEND);
        List<LedgerEntry> entries =
                Ledger.open(new FileLedgerStore(file), CLOCK).entries();
        assertThat(entries).hasSize(2);
        assertThat(entries.get(1).payload()).isEqualTo(Map.of("bytes", (long) torn.length, "sha256", Sha256.of(torn)));
        assertThat(Files.size(file)).isLessThan(2000);
    }

    @Test
    void aLedgerThatWasChangedIsNotContinued() {
        byte[] bytes = LedgerSamples.storeWith(3).bytes();
        int inSecond = LedgerSamples.lines(bytes).get(0).length + 30;
        bytes[inSecond] ^= 1;
        MemoryLedgerStore store = new MemoryLedgerStore(bytes);
        assertThatThrownBy(() -> Ledger.open(store, CLOCK))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("entry 2 was changed")
                .hasMessageContaining("start a new release record");
        assertThat(store.bytes()).isEqualTo(bytes);
    }

    @Test
    void aLedgerThatIsBrokenWhileItIsOpenIsNotContinued() throws IOException {
        Path file = folder.resolve("ledger");
        Ledger ledger = Ledger.open(new FileLedgerStore(file), CLOCK);
        ledger.append(EntryKind.NOTE, "alice", Map.of());
        ledger.append(EntryKind.NOTE, "alice", Map.of());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOfRange(bytes, LedgerSamples.lines(bytes).get(0).length, bytes.length));
        assertThatThrownBy(() -> ledger.append(EntryKind.NOTE, "alice", Map.of()))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("entry 1 is missing");
    }
}
