/**
 * The Jenkins side of {@code engine.rollback}: watches that survive restarts, probes, guards and the page on which people
 * decide. What is decided, and when, is the engine's business alone.
 */
package io.jenkins.plugins.releasereadiness.rollback;
