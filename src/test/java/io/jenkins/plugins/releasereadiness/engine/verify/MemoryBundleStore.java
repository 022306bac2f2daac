package io.jenkins.plugins.releasereadiness.engine.verify;

import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.TreeMap;

/** A bundle in memory, to be tampered with. */
final class MemoryBundleStore implements BundleStore {
    final TreeMap<String, byte[]> files = new TreeMap<>();

    MemoryBundleStore copy() {
        MemoryBundleStore copy = new MemoryBundleStore();
        copy.files.putAll(files);
        return copy;
    }

    MemoryBundleStore with(String name, byte[] content) {
        MemoryBundleStore copy = copy();
        copy.files.put(name, content);
        return copy;
    }

    MemoryBundleStore without(String name) {
        MemoryBundleStore copy = copy();
        copy.files.remove(name);
        return copy;
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
