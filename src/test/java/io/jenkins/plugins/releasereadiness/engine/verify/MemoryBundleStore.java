package io.jenkins.plugins.releasereadiness.engine.verify;

import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleStore;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A bundle in memory, to be tampered with. */
public final class MemoryBundleStore implements BundleStore {
    public final TreeMap<String, byte[]> files = new TreeMap<>();

    public MemoryBundleStore copy() {
        MemoryBundleStore copy = new MemoryBundleStore();
        copy.files.putAll(files);
        return copy;
    }

    public MemoryBundleStore with(String name, byte[] content) {
        MemoryBundleStore copy = copy();
        copy.files.put(name, content);
        return copy;
    }

    public MemoryBundleStore without(String name) {
        MemoryBundleStore copy = copy();
        copy.files.remove(name);
        return copy;
    }

    /** A bundle as it lies in a folder. */
    public static MemoryBundleStore of(Path folder) throws IOException {
        MemoryBundleStore store = new MemoryBundleStore();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                store.files.put(
                        folder.relativize(file).toString().replace(File.separatorChar, '/'), Files.readAllBytes(file));
            }
        }
        return store;
    }

    @Override
    public void put(BundlePath path, Content content) throws IOException {
        try (InputStream in = content.open()) {
            files.put(path.value(), in.readAllBytes());
        }
    }

    @Override
    public InputStream open(BundlePath path) throws NoSuchFileException {
        byte[] content = files.get(path.value());
        if (content == null) {
            throw new NoSuchFileException(path.value());
        }
        return new ByteArrayInputStream(content);
    }

    @Override
    public List<String> list() {
        return List.copyOf(files.keySet());
    }
}
