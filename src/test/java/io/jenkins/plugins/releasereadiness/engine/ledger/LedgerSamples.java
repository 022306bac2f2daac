package io.jenkins.plugins.releasereadiness.engine.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small ledgers for tests. */
final class LedgerSamples {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07.008009Z"), ZoneOffset.UTC);

    private LedgerSamples() {}

    static MemoryLedgerStore storeWith(int entries) {
        MemoryLedgerStore store = new MemoryLedgerStore();
        append(store, entries);
        return store;
    }

    static void append(LedgerStore store, int entries) {
        try {
            Ledger ledger = Ledger.open(store, CLOCK);
            for (int i = 0; i < entries; i++) {
                ledger.append(EntryKind.NOTE, "alice", Map.of("text", "note " + i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines with their newlines. */
    static List<byte[]> lines(byte[] ledger) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < ledger.length; i++) {
            if (ledger[i] == '\n') {
                lines.add(Arrays.copyOfRange(ledger, start, i + 1));
                start = i + 1;
            }
        }
        return lines;
    }

    static byte[] join(List<byte[]> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lines.forEach(out::writeBytes);
        return out.toByteArray();
    }

    static LedgerHead head(byte[] ledger) {
        return verify(ledger, Optional.empty()).head();
    }

    static LedgerReport verify(byte[] ledger, Optional<LedgerHead> head) {
        try {
            return LedgerVerifier.verify(new ByteArrayInputStream(ledger), head, entry -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
