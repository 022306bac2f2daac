package io.jenkins.plugins.releasereadiness.engine.ledger;

import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerFault.Kind;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerVerifier.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Names what is wrong with a ledger whose chain is broken. An entry is proven by the next one, which remembers its
 * digest; so a single fault is named exactly, and several faults at once are all seen, if not always told apart.
 */
final class LedgerDiagnosis {
    private final Optional<LedgerHead> expected;
    private final boolean torn;
    private final List<LedgerFault> faults = new ArrayList<>();
    private final List<Line> lines;
    /** Which entry a line is, by what it says or, if that is damaged, by where it stands. */
    private final Map<Line, Long> numbers = new HashMap<>();

    LedgerDiagnosis(List<Line> lines, Optional<LedgerHead> expected, boolean torn) {
        this.lines = new ArrayList<>(lines);
        this.expected = expected;
        this.torn = torn;
    }

    List<LedgerFault> faults() {
        setAsideTorn();
        setAsideDuplicates();
        number();
        setAsideAdded();
        findReordered();
        TreeMap<Long, Line> entries = new TreeMap<>();
        lines.forEach(line -> entries.put(numbers.get(line), line));
        findDropped(entries);
        findChanged(entries);
        if (faults.isEmpty()) {
            add(Kind.CHANGED, 0, 0, "the chain of entries is broken");
        }
        faults.sort(Comparator.comparingLong(LedgerFault::entry).thenComparingLong(LedgerFault::line));
        return faults;
    }

    private void setAsideTorn() {
        if (torn) {
            Line last = lines.remove(lines.size() - 1);
            long number = lines.isEmpty() ? 1 : lines.get(lines.size() - 1).sequence() + 1;
            add(
                    Kind.TORN,
                    number,
                    last.number(),
                    "the last line has no end: writing it was interrupted, or the file was cut");
        }
    }

    /** Of equal lines the one that is chained to the line before it stays. */
    private void setAsideDuplicates() {
        Map<String, Line> kept = new HashMap<>();
        String before = LedgerHead.EMPTY.sha256();
        for (Line line : lines) {
            if (line.readable()
                    && (!kept.containsKey(line.sha256()) || line.previous().equals(before))) {
                kept.put(line.sha256(), line);
            }
            before = line.sha256();
        }
        lines.removeIf(line -> {
            Line original = kept.get(line.sha256());
            if (!line.readable() || original == line) {
                return false;
            }
            add(
                    Kind.DUPLICATED,
                    line.sequence(),
                    line.number(),
                    "entry " + line.sequence() + " is there once more; it stands in line " + original.number());
            return true;
        });
    }

    private void number() {
        Set<String> remembered = new HashSet<>();
        lines.forEach(line -> remembered.add(line.previous()));
        expected.ifPresent(head -> remembered.add(head.sha256()));
        long before = 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            long place = before + 1;
            long number = line.sequence();
            if (!line.readable()) {
                number = place;
                add(Kind.UNREADABLE, number, line.number(), "the line is not an entry: " + line.problem());
            } else if (number != place && !remembered.contains(line.sha256()) && fitsHere(i, place)) {
                number = place;
                add(
                        Kind.CHANGED,
                        number,
                        line.number(),
                        "entry " + number + " was changed: it calls itself entry " + line.sequence());
            }
            numbers.put(line, number);
            before = number;
        }
    }

    private boolean fitsHere(int index, long place) {
        String before =
                index == 0 ? LedgerHead.EMPTY.sha256() : lines.get(index - 1).sha256();
        return lines.get(index).previous().equals(before)
                || index + 1 < lines.size() && lines.get(index + 1).sequence() == place + 1;
    }

    /** Of several lines that want to be the same entry, only the one that the next entry remembers can be it. */
    private void setAsideAdded() {
        Map<Long, Set<String>> remembered = new HashMap<>();
        lines.forEach(line -> remembered
                .computeIfAbsent(numbers.get(line) - 1, number -> new HashSet<>())
                .add(line.previous()));
        expected.ifPresent(head -> remembered
                .computeIfAbsent(head.entries(), number -> new HashSet<>())
                .add(head.sha256()));
        Map<Long, Line> chosen = new HashMap<>();
        for (Line line : lines) {
            long number = numbers.get(line);
            boolean proven = remembered.getOrDefault(number, Set.of()).contains(line.sha256());
            if (proven || !chosen.containsKey(number)) {
                chosen.put(number, line);
            }
        }
        lines.removeIf(line -> {
            long number = numbers.get(line);
            if (chosen.get(number) == line) {
                return false;
            }
            add(
                    Kind.ADDED,
                    number,
                    line.number(),
                    "this line was added: entry " + number + " stands in line "
                            + chosen.get(number).number());
            return true;
        });
    }

    /** The fewest entries whose removal leaves the rest in order are the ones that were moved. */
    private void findReordered() {
        List<Integer> tails = new ArrayList<>();
        int[] link = new int[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            long number = numbers.get(lines.get(i));
            int low = 0;
            int high = tails.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (numbers.get(lines.get(tails.get(middle))) < number) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            link[i] = low == 0 ? -1 : tails.get(low - 1);
            if (low == tails.size()) {
                tails.add(i);
            } else {
                tails.set(low, i);
            }
        }
        Set<Integer> inOrder = new HashSet<>();
        for (int i = tails.isEmpty() ? -1 : tails.get(tails.size() - 1); i >= 0; i = link[i]) {
            inOrder.add(i);
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!inOrder.contains(i)) {
                long number = numbers.get(lines.get(i));
                long line = lines.get(i).number();
                add(Kind.REORDERED, number, line, "entry " + number + " stands in the wrong place, in line " + line);
            }
        }
    }

    private void findDropped(TreeMap<Long, Line> entries) {
        long before = 0;
        for (Map.Entry<Long, Line> entry : entries.entrySet()) {
            dropped(before + 1, entry.getKey() - 1, "");
            before = entry.getKey();
        }
        if (expected.isPresent()) {
            long end = expected.get().entries();
            dropped(before + 1, end, " at the end");
            for (Map.Entry<Long, Line> entry : entries.tailMap(end, false).entrySet()) {
                add(
                        Kind.ADDED,
                        entry.getKey(),
                        entry.getValue().number(),
                        "entry " + entry.getKey() + " was added: the ledger should end with entry " + end);
            }
        }
    }

    private void dropped(long from, long to, String where) {
        if (from == to) {
            add(Kind.DROPPED, from, 0, "entry " + from + " is missing" + where);
        } else if (from < to) {
            add(Kind.DROPPED, from, 0, "entries " + from + " to " + to + " are missing" + where);
        }
    }

    private void findChanged(TreeMap<Long, Line> entries) {
        for (Map.Entry<Long, Line> entry : entries.entrySet()) {
            long number = entry.getKey();
            Line line = entry.getValue();
            if (number == 1 && line.readable() && !line.previous().equals(LedgerHead.EMPTY.sha256())) {
                add(
                        Kind.WRONG_START,
                        1,
                        line.number(),
                        "entry 1 does not start a ledger: it remembers an entry before");
            }
            if (!line.readable() || isProven(entries, number)) {
                continue;
            }
            Line next = entries.get(number + 1);
            if (next != null && next.readable() && (isProven(entries, number + 1) || isLast(entries, number + 1))) {
                add(
                        Kind.CHANGED,
                        number,
                        line.number(),
                        "entry " + number + " was changed: its SHA-256 is not the one that entry " + (number + 1)
                                + " remembers"
                                + (isProven(entries, number + 1) ? "" : ", unless that one was changed"));
            } else if (next == null && expected.isPresent() && expected.get().entries() == number) {
                add(
                        Kind.CHANGED,
                        number,
                        line.number(),
                        "entry " + number
                                + " was changed: its SHA-256 is not the one with which the ledger should end");
            }
        }
    }

    /** Whether something outside the entry remembers its digest. */
    private boolean isProven(TreeMap<Long, Line> entries, long number) {
        String sha256 = entries.get(number).sha256();
        Line next = entries.get(number + 1);
        return next != null && next.previous().equals(sha256)
                || expected.isPresent() && expected.get().equals(new LedgerHead(number, sha256));
    }

    private boolean isLast(TreeMap<Long, Line> entries, long number) {
        return number == entries.lastKey() && expected.isEmpty();
    }

    private void add(Kind kind, long entry, long line, String message) {
        faults.add(new LedgerFault(kind, entry, line, message));
    }
}
