package io.jenkins.plugins.releasereadiness.approval;

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
 * Threads for short work with files on behalf of approvals, which neither the pipeline's own thread nor the shared timer
 * may do. None is held while an approval waits.
 */
final class Workers {
    /** After a restart every waiting approval has something to do at once; it need not all happen at the same time. */
    private static final int THREADS = 16;

    private static final ExecutorService POOL = new ImpersonatingExecutorService(pool(), ACL.SYSTEM2);

    private Workers() {}

    /** Does {@code work} soon, as the system; it must handle its own exceptions. */
    static void submit(Runnable work) {
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
                        new ClassLoaderSanityThreadFactory(new DaemonThreadFactory()), "release approvals"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
