/** What JMH measures. */
package io.jenkins.plugins.releasereadiness.benchmarks.jmh;
