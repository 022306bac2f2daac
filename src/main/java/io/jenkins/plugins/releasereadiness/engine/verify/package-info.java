/** Verification of a bundle without a server and without a network: every deviation is named. */
package io.jenkins.plugins.releasereadiness.engine.verify;
