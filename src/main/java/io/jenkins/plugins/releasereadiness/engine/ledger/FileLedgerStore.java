package io.jenkins.plugins.releasereadiness.engine.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A ledger in a file. No file is kept open between calls, since thousands of records may wait at a time. Threads and
 * processes that append to the same file exclude each other.
 */
public final class FileLedgerStore implements LedgerStore {
    /** A file lock excludes other processes only, so threads need one too; a fixed number, so that none is leaked. */
    private static final Object[] LOCKS = new Object[64];

    static {
        for (int i = 0; i < LOCKS.length; i++) {
            LOCKS[i] = new Object();
        }
    }

    private final Path file;

    /**
     * @param file the ledger; it and its folder are made by the first append
     */
    public FileLedgerStore(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    @Override
    public InputStream open() throws IOException {
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            return InputStream.nullInputStream();
        }
    }

    @Override
    public boolean append(long size, byte[] bytes) throws IOException {
        return write(size, size, bytes);
    }

    @Override
    public boolean replaceTail(long size, long keep, byte[] bytes) throws IOException {
        return write(size, keep, bytes);
    }

    private boolean write(long size, long keep, byte[] bytes) throws IOException {
        synchronized (LOCKS[Math.floorMod(file.hashCode(), LOCKS.length)]) {
            boolean isNew = size == 0 && Files.notExists(file);
            if (isNew) {
                Files.createDirectories(DurableFiles.folder(file));
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid() || channel.size() != size) {
                    return false;
                }
                put(channel, size, keep, bytes);
            }
            if (isNew) {
                DurableFiles.force(DurableFiles.folder(file));
            }
            return true;
        }
    }

    private static void put(FileChannel channel, long size, long keep, byte[] bytes) throws IOException {
        try {
            if (keep + bytes.length < size) {
                channel.truncate(keep);
            }
            // What replaces a torn line is written over it: interrupted again, it is a torn line again.
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            long position = keep;
            while (buffer.hasRemaining()) {
                position += channel.write(buffer, position);
            }
            channel.force(true);
        } catch (IOException e) {
            if (keep == size) {
                takeBack(channel, size, e);
            }
            throw e;
        }
    }

    private static void takeBack(FileChannel channel, long size, IOException why) {
        try {
            channel.truncate(size);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }
}
