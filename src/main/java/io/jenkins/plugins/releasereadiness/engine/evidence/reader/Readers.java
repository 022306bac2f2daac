package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The readers there are, by the id of their format. Immutable. */
public final class Readers {
    private final Map<String, EvidenceReader> byFormat = new TreeMap<>();

    /**
     * @throws IllegalArgumentException if two readers claim the same format
     */
    public Readers(Collection<? extends EvidenceReader> readers) {
        for (EvidenceReader reader : readers) {
            if (byFormat.putIfAbsent(reader.format(), reader) != null) {
                throw new IllegalArgumentException("two readers for the format '" + reader.format() + "': "
                        + byFormat.get(reader.format()).getClass().getName() + " and "
                        + reader.getClass().getName());
            }
        }
    }

    /** All readers that {@link ServiceLoader} finds beside this class. */
    public static Readers load() {
        List<EvidenceReader> readers = new ArrayList<>();
        ServiceLoader.load(EvidenceReader.class, Readers.class.getClassLoader()).forEach(readers::add);
        return new Readers(readers);
    }

    /**
     * These readers and more.
     *
     * @throws IllegalArgumentException if two readers claim the same format
     */
    public Readers with(Collection<? extends EvidenceReader> more) {
        List<EvidenceReader> all = new ArrayList<>(byFormat.values());
        all.addAll(more);
        return new Readers(all);
    }

    /** The reader of the format. */
    public Optional<EvidenceReader> of(String format) {
        return Optional.ofNullable(byFormat.get(format));
    }

    /** The first reader that recognises the beginning of the file. */
    public Optional<EvidenceReader> recognise(Head head) {
        return byFormat.values().stream()
                .filter(reader -> reader.recognises(head))
                .findFirst();
    }

    /** Ids of all formats, sorted. */
    public Collection<String> formats() {
        return List.copyOf(byFormat.keySet());
    }
}
