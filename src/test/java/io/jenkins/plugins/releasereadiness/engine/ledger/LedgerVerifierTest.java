package io.jenkins.plugins.releasereadiness.engine.ledger;

import static io.jenkins.plugins.releasereadiness.engine.ledger.LedgerSamples.head;
import static io.jenkins.plugins.releasereadiness.engine.ledger.LedgerSamples.join;
import static io.jenkins.plugins.releasereadiness.engine.ledger.LedgerSamples.lines;
import static io.jenkins.plugins.releasereadiness.engine.ledger.LedgerSamples.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerFault.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every tampering with a small ledger: all found, and the entry named. */
class LedgerVerifierTest {
    private static final int ENTRIES = 5;

    private final byte[] whole = LedgerSamples.storeWith(ENTRIES).bytes();
    private final List<byte[]> lines = lines(whole);
    private final LedgerHead head = head(whole);

    @Test
    void anIntactLedgerHasNoFault() {
        LedgerReport report = verify(whole, Optional.of(head));
        assertThat(report.faults()).isEmpty();
        assertThat(report.head()).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 0x20, 0x80, -1})
    void everySingleByteChangeNamesItsEntry(int change) {
        int position = 0;
        for (int entry = 1; entry <= ENTRIES; entry++) {
            for (int i = 0; i < lines.get(entry - 1).length; i++, position++) {
                byte[] bytes = whole.clone();
                bytes[position] = change < 0 ? (byte) '\n' : (byte) (bytes[position] ^ change);
                if (bytes[position] == whole[position]) {
                    continue;
                }
                assertThat(named(bytes)).as("byte %d of entry %d", i, entry).contains((long) entry);
            }
        }
    }

    @Test
    void aChangedEntryIsTheOnlyOneNamed() {
        for (int entry = 1; entry <= ENTRIES; entry++) {
            String changed = LedgerSamples.text(lines.get(entry - 1)).replace("alice", "mallory");
            List<byte[]> copy = new ArrayList<>(lines);
            copy.set(entry - 1, changed.getBytes(StandardCharsets.UTF_8));
            assertThat(verify(join(copy), Optional.of(head)).faults())
                    .singleElement()
                    .satisfies(fault -> {
                        assertThat(fault.kind()).isEqualTo(Kind.CHANGED);
                    });
            assertThat(named(join(copy))).containsExactly((long) entry);
        }
    }

    @Test
    void everyChangedSequenceNumberAndRememberedDigestNamesOnlyItsEntry() {
        for (int entry = 1; entry <= ENTRIES; entry++) {
            String line = LedgerSamples.text(lines.get(entry - 1));
            for (String changed : List.of(
                    line.replace("\"sequence\":" + entry, "\"sequence\":9"),
                    line.replaceFirst("\"previous\":\"....", "\"previous\":\"dead"))) {
                List<byte[]> copy = new ArrayList<>(lines);
                copy.set(entry - 1, changed.getBytes(StandardCharsets.UTF_8));
                assertThat(named(join(copy))).as(changed).containsExactly((long) entry);
            }
        }
    }

    @Test
    void everyInsertedByteIsFound() {
        for (int position = 0; position <= whole.length; position++) {
            for (byte inserted : new byte[] {' ', '\n', '0'}) {
                byte[] bytes = new byte[whole.length + 1];
                System.arraycopy(whole, 0, bytes, 0, position);
                bytes[position] = inserted;
                System.arraycopy(whole, position, bytes, position + 1, whole.length - position);
                assertThat(verify(bytes, Optional.of(head)).faults()).isNotEmpty();
            }
        }
    }

    @Test
    void everyDroppedLineOrRunOfLinesIsNamed() {
        for (int from = 1; from <= ENTRIES; from++) {
            for (int to = from; to <= ENTRIES; to++) {
                List<byte[]> copy = new ArrayList<>(lines);
                copy.subList(from - 1, to).clear();
                List<LedgerFault> faults = verify(join(copy), Optional.of(head)).faults();
                String message =
                        from == to ? "entry " + from + " is missing" : "entries " + from + " to " + to + " are missing";
                assertThat(faults).singleElement().satisfies(fault -> {
                    assertThat(fault.kind()).isEqualTo(Kind.DROPPED);
                    assertThat(fault.message()).startsWith(message);
                });
                assertThat(faults.get(0).entry()).isEqualTo(from);
            }
        }
    }

    @Test
    void everyDuplicatedLineIsNamedWhereverItStands() {
        for (int entry = 1; entry <= ENTRIES; entry++) {
            for (int place = 0; place <= ENTRIES; place++) {
                List<byte[]> copy = new ArrayList<>(lines);
                copy.add(place, lines.get(entry - 1));
                List<LedgerFault> faults = verify(join(copy), Optional.of(head)).faults();
                assertThat(faults)
                        .singleElement()
                        .satisfies(fault -> assertThat(fault.kind()).isEqualTo(Kind.DUPLICATED));
                assertThat(faults.get(0).entry()).isEqualTo(entry);
            }
        }
    }

    @Test
    void everyTwoExchangedLinesAreNamed() {
        for (int a = 1; a <= ENTRIES; a++) {
            for (int b = a + 1; b <= ENTRIES; b++) {
                List<byte[]> copy = new ArrayList<>(lines);
                Collections.swap(copy, a - 1, b - 1);
                List<LedgerFault> faults = verify(join(copy), Optional.of(head)).faults();
                assertThat(faults).isNotEmpty().allMatch(fault -> fault.kind() == Kind.REORDERED);
                assertThat(named(join(copy))).containsAnyOf((long) a, (long) b);
            }
        }
    }

    @Test
    void everyMovedLineIsTheOneNamed() {
        for (int from = 0; from < ENTRIES; from++) {
            for (int to = 0; to < ENTRIES; to++) {
                if (Math.abs(from - to) < 2) {
                    continue;
                }
                List<byte[]> copy = new ArrayList<>(lines);
                copy.add(to, copy.remove(from));
                List<LedgerFault> faults = verify(join(copy), Optional.of(head)).faults();
                assertThat(faults)
                        .singleElement()
                        .satisfies(fault -> assertThat(fault.kind()).isEqualTo(Kind.REORDERED));
                assertThat(faults.get(0).entry()).isEqualTo(from + 1);
            }
        }
    }

    @Test
    void cutAnywhereIsTornOrDropped() {
        for (int length = 0; length < whole.length; length++) {
            byte[] bytes = Arrays.copyOf(whole, length);
            boolean atLine = length == 0 || bytes[length - 1] == '\n';
            assertThat(verify(bytes, Optional.of(head)).faults())
                    .extracting(LedgerFault::kind)
                    .contains(Kind.DROPPED)
                    .matches(kinds -> atLine != kinds.contains(Kind.TORN));
        }
    }

    @Test
    void entriesOfAnotherLedgerAreNamed() {
        byte[] forged = LedgerSamples.text(whole).replace("alice", "mallory").getBytes(StandardCharsets.UTF_8);
        for (int entry = 1; entry <= ENTRIES; entry++) {
            List<byte[]> copy = new ArrayList<>(lines);
            copy.add(entry, lines(forged).get(entry - 1));
            assertThat(verify(join(copy), Optional.of(head)).faults())
                    .singleElement()
                    .satisfies(fault -> {
                        assertThat(fault.kind()).isEqualTo(Kind.ADDED);
                    });
            assertThat(named(join(copy))).containsExactly((long) entry);
        }
    }

    @Test
    void aLedgerContinuedBehindItsEndIsNamed() {
        MemoryLedgerStore longer = new MemoryLedgerStore(whole);
        LedgerSamples.append(longer, 2);
        assertThat(verify(longer.bytes(), Optional.of(head)).faults())
                .extracting(LedgerFault::kind, LedgerFault::entry)
                .containsExactly(tuple(Kind.ADDED, 6L), tuple(Kind.ADDED, 7L));
    }

    @Test
    void aBeginningThatWasCutAndRenumberedIsNamed() {
        String second = LedgerSamples.text(lines.get(1)).replace("\"sequence\":2", "\"sequence\":1");
        byte[] bytes = second.getBytes(StandardCharsets.UTF_8);
        assertThat(verify(bytes, Optional.empty()).faults())
                .extracting(LedgerFault::kind)
                .containsExactly(Kind.WRONG_START);
    }

    @Test
    void withoutAKnownEndEverythingButTheLastEntryIsStillProven() {
        int last = whole.length - lines.get(ENTRIES - 1).length;
        for (int position = 0; position < last; position++) {
            byte[] bytes = whole.clone();
            bytes[position] ^= 1;
            assertThat(verify(bytes, Optional.empty()).faults()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "x",
                "{\"sequence\":0,\"time\":\"2026-03-04T05:06:07.008Z\",\"actor\":\"a\",\"kind\":\"note\",\"previous\":\"0\",\"payload\":{}}",
                "{\"sequence\":1,\"time\":\"2026-03-04T05:06:07Z\",\"actor\":\"a\",\"kind\":\"note\",\"previous\":\"0\",\"payload\":{}}",
                "{\"sequence\":1,\"time\":\"2026-03-04T05:06:07.008Z\",\"actor\":\"a\",\"kind\":\"joke\",\"previous\":\"0\",\"payload\":{}}",
                "{\"sequence\":1,\"time\":\"2026-03-04T05:06:07.008Z\",\"actor\":\"a\",\"kind\":\"note\",\"previous\":\"0\",\"payload\":{},\"more\":1}"
            })
    void whatIsNoEntryIsUnreadable(String line) {
        assertThat(verify((line + "\n").getBytes(StandardCharsets.UTF_8), Optional.empty())
                        .faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.kind()).isEqualTo(Kind.UNREADABLE);
                });
    }

    private List<Long> named(byte[] bytes) {
        return verify(bytes, Optional.of(head)).faults().stream()
                .map(LedgerFault::entry)
                .distinct()
                .toList();
    }
}
