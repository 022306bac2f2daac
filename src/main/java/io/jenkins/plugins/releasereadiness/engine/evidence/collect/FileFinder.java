package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Finds the files of one source below one folder. Patterns without wildcards are looked up, the others share one walk
 * below their fixed folders. Links to folders are never followed in the walk; whatever a link points to must lie below
 * the root. Used once, by one thread.
 */
final class FileFinder {
    /** A tree deeper than this holds an open folder per level. */
    static final int MAX_DEPTH = 100;

    private final Path root;
    private final CollectLimits limits;
    private final LongConsumer progress;
    private final Map<Path, String> found = new LinkedHashMap<>();
    private final Set<PathPattern> matched = new LinkedHashSet<>();
    private Optional<String> linkedFolder = Optional.empty();

    /**
     * @param root an existing folder, links resolved
     * @param progress told how many entries were looked at
     */
    FileFinder(Path root, CollectLimits limits, LongConsumer progress) {
        this.root = root;
        this.limits = limits;
        this.progress = progress;
    }

    /**
     * @throws Refusal if a file that matches must not be read, a folder cannot be listed, or a limit is met
     * @throws java.io.InterruptedIOException if the thread was interrupted
     */
    FoundFiles find(List<PathPattern> patterns) throws IOException {
        List<PathPattern> wild = new ArrayList<>();
        for (PathPattern pattern : patterns) {
            if (pattern.literal()) {
                lookUp(pattern);
            } else {
                wild.add(pattern);
            }
        }
        for (List<String> folder : outermost(wild)) {
            Optional<Path> start = resolve(folder);
            if (start.isPresent() && Files.isDirectory(start.get(), LinkOption.NOFOLLOW_LINKS)) {
                Files.walkFileTree(
                        start.get(),
                        Set.of(),
                        MAX_DEPTH,
                        new PatternWalk(this, limits, start.get(), folder, wild, progress));
            }
        }
        List<FoundFile> files = found.entrySet().stream()
                .map(entry -> new FoundFile(entry.getValue(), entry.getKey()))
                .sorted(Comparator.comparing(FoundFile::path))
                .toList();
        return new FoundFiles(
                files,
                patterns.stream().filter(pattern -> !matched.contains(pattern)).toList(),
                linkedFolder);
    }

    /** A regular file of the walk. */
    void add(String path, Path file, List<PathPattern> by) throws Refusal {
        matched.addAll(by);
        // Of two names of one file the first in order stays, whatever the order of the walk.
        found.merge(file, path, (one, other) -> one.compareTo(other) <= 0 ? one : other);
        if (found.size() > limits.maxFiles()) {
            throw new Refusal("more than " + limits.maxFiles() + " files match " + by.get(0) + "; narrow the pattern");
        }
    }

    /** A link of the walk whose name matches. */
    void addLink(String path, Path link, List<PathPattern> by) throws IOException {
        Path target = target(path, link).orElseThrow(() -> Refusal.of(path, "the link leads nowhere"));
        if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            add(path, target, by);
        } else if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw irregular(path);
        } else {
            passBy(path);
        }
    }

    /** A link to a folder, which is not followed. */
    void passBy(String path) {
        if (linkedFolder.isEmpty()) {
            linkedFolder = Optional.of(path);
        }
    }

    static Refusal irregular(String path) {
        return Refusal.of(path, "this is no regular file but a pipe, a socket or a device, which is never opened");
    }

    private void lookUp(PathPattern pattern) throws IOException {
        String path = String.join("/", pattern.fixedParts());
        Optional<Path> file = resolve(pattern.fixedParts());
        if (file.isEmpty()) {
            return;
        }
        BasicFileAttributes attributes =
                Files.readAttributes(file.get(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory()) {
            throw Refusal.of(path, "this is a folder; name the files in it, for example " + path + "/**");
        }
        if (!attributes.isRegularFile()) {
            throw irregular(path);
        }
        add(path, file.get(), List.of(pattern));
    }

    /** Where the parts lead below the root, links resolved; empty if there is nothing. */
    private Optional<Path> resolve(List<String> parts) throws IOException {
        Path path = root;
        try {
            for (String part : parts) {
                path = path.resolve(part);
            }
        } catch (InvalidPathException e) {
            throw Refusal.of(String.join("/", parts), "this system allows no such file name");
        }
        String shown = String.join("/", parts);
        Optional<Path> target = target(shown, path);
        if (target.isEmpty() && Files.isSymbolicLink(path)) {
            throw Refusal.of(shown, "the link leads nowhere");
        }
        return target;
    }

    /** The real place of {@code path}, which must lie below the root; empty if there is nothing. */
    private Optional<Path> target(String shown, Path path) throws IOException {
        Path real;
        try {
            real = path.toRealPath();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            throw Refusal.of(shown, "the file cannot be reached: " + Refusal.words(e));
        }
        if (!real.startsWith(root)) {
            throw Refusal.of(
                    shown, "a link leads out of the workspace, where no evidence is read; copy the file into it");
        }
        return Optional.of(real);
    }

    /** The fixed folders of the patterns without those that lie in another of them. */
    private static List<List<String>> outermost(List<PathPattern> patterns) {
        List<List<String>> folders =
                patterns.stream().map(PathPattern::fixedParts).distinct().toList();
        return folders.stream()
                .filter(folder -> folders.stream()
                        .noneMatch(other -> other.size() < folder.size()
                                && folder.subList(0, other.size()).equals(other)))
                .toList();
    }
}
