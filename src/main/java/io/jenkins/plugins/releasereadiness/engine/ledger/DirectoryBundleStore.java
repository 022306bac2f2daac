package io.jenkins.plugins.releasereadiness.engine.ledger;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A bundle in a folder. Links are never followed, so nothing outside the folder is read or written. */
public final class DirectoryBundleStore implements BundleStore {
    /** More files than any release publishes; a bound for folders that are no bundle at all. */
    private static final int MAX_FILES = 100_000;

    private final Path root;

    /**
     * @param root the folder; made by the first {@link #put}
     */
    public DirectoryBundleStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public synchronized void put(BundlePath path, Content content) throws IOException {
        Path target = root.resolve(path.value());
        Files.createDirectories(DurableFiles.folder(target));
        checkInside(path, target);
        // One name per target, so that what a crash leaves behind is replaced when the file is published again.
        Path part = root.resolve(".part-"
                + Sha256.of(path.value().getBytes(StandardCharsets.UTF_8)).substring(0, 16));
        try {
            write(part, content);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        DurableFiles.force(DurableFiles.folder(target));
    }

    @Override
    public InputStream open(BundlePath path) throws IOException {
        Path file = root.resolve(path.value());
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(path.value());
        }
        checkInside(path, file);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(path + " is not a plain file");
        }
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public List<String> list() throws IOException {
        List<String> names = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (names.size() == MAX_FILES) {
                    throw new IOException(root + " holds more than " + MAX_FILES + " files; it is not a bundle");
                }
                names.add(root.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/"));
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(names);
        return names;
    }

    private static void write(Path part, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        LinkOption.NOFOLLOW_LINKS);
                InputStream in = content.open()) {
            OutputStream out = Channels.newOutputStream(channel);
            in.transferTo(out);
            channel.force(true);
        }
    }

    /** A folder on the way may be a link, which only the real path shows. */
    private void checkInside(BundlePath path, Path file) throws IOException {
        if (!DurableFiles.folder(file).toRealPath().startsWith(root.toRealPath())) {
            throw new IOException(path + " lies outside the bundle: a folder on its way is a link");
        }
    }
}
