/**
 * The approval of a release as a state machine: a pure function of (state, event, time) to (state, effects). It asks
 * nobody, stores nothing and knows no clock; the caller persists the new state and then performs the effects in order.
 */
package io.jenkins.plugins.releasereadiness.engine.approval;
