/**
 * Going back after a deployment: the health window, the decision table, the guards and the state machine that ties them
 * together, as pure functions of (state, event, time). The caller stores each new state and then performs its effects in
 * order; the rollback itself is never performed twice, not after a restart either.
 */
package io.jenkins.plugins.releasereadiness.engine.rollback;
