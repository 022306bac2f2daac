/** Ways to read a report: the engine's, the least that is possible, and what a user would otherwise use. */
package io.jenkins.plugins.releasereadiness.benchmarks.ways;
