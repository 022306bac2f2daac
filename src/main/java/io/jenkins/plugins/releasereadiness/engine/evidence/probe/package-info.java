/** Probes: asking a running service or a Prometheus server, and what the answer is worth as evidence. */
package io.jenkins.plugins.releasereadiness.engine.evidence.probe;
