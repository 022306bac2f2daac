package io.jenkins.plugins.releasereadiness.record;

import hudson.security.ACL;
import hudson.util.ClassLoaderSanityThreadFactory;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jenkins.security.ImpersonatingExecutorService;

/**
 * Threads for short work on behalf of builds that wait for people or watch a deployment, which neither the pipeline's own
 * thread nor the shared timer may do: files, one look at a server. None is held while a build waits.
 */
public final class Workers {
    /**
     * After a restart everything that waits has something to do at once, and probes may wait for slow servers; more at the
     * same time than this does not make a controller faster.
     */
    private static final int THREADS = 32;

    private static final ExecutorService POOL = new ImpersonatingExecutorService(pool(), ACL.SYSTEM2);

    private Workers() {}

    /** Does {@code work} soon, as the system; it must handle its own exceptions. */
    public static void submit(Runnable work) {
        POOL.execute(work);
    }

    private static ExecutorService pool() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(
                        new ClassLoaderSanityThreadFactory(new DaemonThreadFactory()), "release readiness"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
