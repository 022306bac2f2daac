/** Generated reports whose numbers are known beforehand. */
package io.jenkins.plugins.releasereadiness.benchmarks.reports;
