/** Runs the benchmarks and writes what they gave. */
package io.jenkins.plugins.releasereadiness.benchmarks.run;
