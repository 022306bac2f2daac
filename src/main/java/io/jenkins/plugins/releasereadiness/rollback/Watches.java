package io.jenkins.plugins.releasereadiness.rollback;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The watches of this Jenkins that are not over. */
@Extension
public final class Watches {
    private final Map<String, Watch> alive = new ConcurrentHashMap<>();

    static Watches get() {
        return ExtensionList.lookupSingleton(Watches.class);
    }

    /** The watches of a build that are not over, by id. */
    static List<Watch> of(Run<?, ?> run) {
        return get().alive.values().stream()
                .filter(watch -> watch.run().equals(run))
                .sorted(Comparator.comparing(Watch::id))
                .toList();
    }

    /** The watch {@code id} of a build if it is not over. */
    static Optional<Watch> find(Run<?, ?> run, String id) {
        return Optional.ofNullable(get().alive.get(key(run, id)));
    }

    /** Every watch that is not over. */
    static List<Watch> all() {
        return List.copyOf(get().alive.values());
    }

    void add(Watch watch) {
        alive.put(key(watch.run(), watch.id()), watch);
    }

    void remove(Watch watch) {
        alive.remove(key(watch.run(), watch.id()), watch);
    }

    private static String key(Run<?, ?> run, String id) {
        return run.getExternalizableId() + '/' + id;
    }
}
