/**
 * The append-only, hash-chained ledger of a release, the bundle of files around it, and their verification.
 * The format is described in {@code docs/developer/ledger-format.md}.
 */
package io.jenkins.plugins.releasereadiness.engine.ledger;
