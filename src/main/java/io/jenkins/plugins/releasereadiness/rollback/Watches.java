package io.jenkins.plugins.releasereadiness.rollback;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.ClassLoaderSanityThreadFactory;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jenkins.security.ImpersonatingExecutorService;

/** The watches of this Jenkins that are not over, and the threads that work for them; none is held while they wait. */
@Extension
public final class Watches {
    /** Probes may wait for slow servers; more of them at once than this do not make a controller faster. */
    private static final int THREADS = 32;

    private final Map<String, Watch> alive = new ConcurrentHashMap<>();
    private final ExecutorService threads = new ImpersonatingExecutorService(pool(), ACL.SYSTEM2);

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

    /** Does {@code work} soon, as the system; it must handle its own exceptions. */
    void submit(Runnable work) {
        threads.execute(work);
    }

    private static String key(Run<?, ?> run, String id) {
        return run.getExternalizableId() + '/' + id;
    }

    private static ExecutorService pool() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(
                        new ClassLoaderSanityThreadFactory(new DaemonThreadFactory()), "release watches"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
