/**
 * From a source's description to its {@link io.jenkins.plugins.releasereadiness.engine.evidence.Evidence}: finds the
 * files, reads each exactly once while hashing it, judges state and freshness. Never trusts a path or a byte.
 */
package io.jenkins.plugins.releasereadiness.engine.evidence.collect;
