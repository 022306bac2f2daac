/**
 * Signed attestations in the field's formats: DSSE envelopes (version 1.0.2) around in-toto Statements v1 with the
 * predicates SVR v0.2 and SLSA VSA v1. All cryptography is the JDK's.
 */
package io.jenkins.plugins.releasereadiness.engine.attest;
