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
 * thread nor the shared timer may do: files, one look at a server. None is held while a build waits. What may wait for
 * other machines has threads of its own, so that decisions and deadlines never queue behind servers that do not answer.
 */
public final class Workers {
    /**
     * After a restart everything that waits has something to do at once; more at the same time than this does not make a
     * controller faster.
     */
    private static final int THREADS = 32;

    /** Servers that do not answer hold one each for up to ten seconds. */
    private static final int LOOKS = 128;

    private static final ExecutorService POOL = pool(THREADS, "release readiness");
    private static final ExecutorService LOOKING = pool(LOOKS, "release readiness look");

    private Workers() {}

    /** Does {@code work} soon, as the system; it must handle its own exceptions. */
    public static void submit(Runnable work) {
        POOL.execute(work);
    }

    /** As {@link #submit}, for work that waits for other machines. */
    public static void look(Runnable work) {
        LOOKING.execute(work);
    }

    private static ExecutorService pool(int threads, String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new ClassLoaderSanityThreadFactory(new DaemonThreadFactory()), name));
        pool.allowCoreThreadTimeOut(true);
        return new ImpersonatingExecutorService(pool, ACL.SYSTEM2);
    }
}
