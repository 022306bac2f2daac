/**
 * Judges a policy's questions by facts and attestations: the scorecard, with what blocks, what to do, and the cheapest way
 * to ready. Pure: the same policy, evidence and time give the same scorecard.
 */
package io.jenkins.plugins.releasereadiness.engine.score;
