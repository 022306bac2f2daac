package io.jenkins.plugins.releasereadiness.benchmarks.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.random.RandomGenerator;

/** Writes one report, always the same for the same size. */
@FunctionalInterface
interface Generator {
    /**
     * @param size how many of what the report lists
     * @param random seeded
     * @param known receives what was written
     */
    void write(int size, RandomGenerator random, Writer out, Known known) throws IOException;
}
