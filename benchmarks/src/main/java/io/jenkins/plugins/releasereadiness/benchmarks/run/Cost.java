package io.jenkins.plugins.releasereadiness.benchmarks.run;

/**
 * What one operation costs, each the least of all iterations, as noise only ever adds.
 *
 * @param processMs CPU time of the whole process in ms
 * @param threadMs CPU time of the measuring thread in ms
 * @param wallMs time on the clock in ms
 * @param allocatedBytes bytes allocated
 */
record Cost(double processMs, double threadMs, double wallMs, double allocatedBytes) {
    Cost least(Cost other) {
        return new Cost(
                Math.min(processMs, other.processMs),
                Math.min(threadMs, other.threadMs),
                Math.min(wallMs, other.wallMs),
                Math.min(allocatedBytes, other.allocatedBytes));
    }
}
