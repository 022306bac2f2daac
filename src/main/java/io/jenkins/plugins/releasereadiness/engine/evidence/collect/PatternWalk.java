package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * One walk below one folder for several patterns. Keeps the states of every pattern for each folder on the way, and so
 * enters only folders where something can still match.
 */
final class PatternWalk implements FileVisitor<Path> {
    private static final int PROGRESS_STEP = 1000;

    private final FileFinder finder;
    private final CollectLimits limits;
    private final Path start;
    private final List<String> folder;
    private final List<PathPattern> patterns;
    private final LongConsumer progress;
    private final Deque<long[]> states = new ArrayDeque<>();
    private long entries;

    /**
     * @param start the folder to walk, links resolved
     * @param folder its path below the root as the patterns write it
     */
    PatternWalk(
            FileFinder finder,
            CollectLimits limits,
            Path start,
            List<String> folder,
            List<PathPattern> patterns,
            LongConsumer progress) {
        this.finder = finder;
        this.limits = limits;
        this.start = start;
        this.folder = folder;
        this.patterns = patterns;
        this.progress = progress;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        tick();
        long[] here = after(directory);
        if (!descends(here)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        states.push(here);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
        if (failure != null) {
            throw Refusal.of(shown(directory), "the folder cannot be listed: " + Refusal.words(failure));
        }
        states.pop();
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        tick();
        long[] here = after(file);
        if (attributes.isDirectory()) {
            if (descends(here)) {
                throw Refusal.of(
                        shown(file), "folders are nested deeper than " + FileFinder.MAX_DEPTH + "; narrow the pattern");
            }
            return FileVisitResult.CONTINUE;
        }
        List<PathPattern> by = accepting(here);
        if (by.isEmpty()) {
            if (attributes.isSymbolicLink() && descends(here) && Files.isDirectory(file)) {
                finder.passBy(shown(file));
            }
        } else if (attributes.isSymbolicLink()) {
            finder.addLink(shown(file), file, by);
        } else if (attributes.isRegularFile()) {
            finder.add(shown(file), file, by);
        } else {
            throw FileFinder.irregular(shown(file));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        tick();
        long[] here = after(file);
        // What vanished since it was listed was not there; what cannot match does not matter.
        if (!(failure instanceof NoSuchFileException)
                && (descends(here) || !accepting(here).isEmpty())) {
            throw Refusal.of(
                    shown(file),
                    "this cannot be looked into: " + Refusal.words(failure) + "; narrow the pattern or grant access");
        }
        return FileVisitResult.CONTINUE;
    }

    private void tick() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while looking for evidence");
        }
        entries++;
        if (entries % PROGRESS_STEP == 0) {
            progress.accept(entries);
        }
        if (entries > limits.maxEntries()) {
            throw new Refusal("looking for " + patterns.get(0) + " passed more than " + limits.maxEntries()
                    + " files; begin the pattern with the folder that holds the reports");
        }
    }

    private long[] after(Path entry) {
        long[] next = new long[patterns.size()];
        for (int at = 0; at < next.length; at++) {
            PathPattern pattern = patterns.get(at);
            if (states.isEmpty()) {
                next[at] = pattern.start();
                for (String part : folder) {
                    next[at] = pattern.step(next[at], part);
                }
            } else if (states.peek()[at] != 0) {
                next[at] = pattern.step(states.peek()[at], String.valueOf(entry.getFileName()));
            }
        }
        return next;
    }

    private boolean descends(long[] here) {
        for (int at = 0; at < here.length; at++) {
            if (patterns.get(at).descends(here[at])) {
                return true;
            }
        }
        return false;
    }

    private List<PathPattern> accepting(long[] here) {
        List<PathPattern> accepting = new ArrayList<>(1);
        for (int at = 0; at < here.length; at++) {
            if (patterns.get(at).accepts(here[at])) {
                accepting.add(patterns.get(at));
            }
        }
        return accepting;
    }

    private String shown(Path entry) {
        List<String> parts = new ArrayList<>(folder);
        start.relativize(entry).forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }
}
