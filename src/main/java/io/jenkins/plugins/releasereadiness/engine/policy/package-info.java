/**
 * What a policy says: an immutable model, and the loader that makes it from YAML with every mistake located. Nothing here
 * judges; {@code score}, {@code gate}, {@code approval} and {@code rollback} do.
 */
package io.jenkins.plugins.releasereadiness.engine.policy;
