/** Checks one named gate: every check with its actual and target value, and the outcome of them together. */
package io.jenkins.plugins.releasereadiness.engine.gate;
