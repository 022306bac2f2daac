/**
 * What the world is told about a release: notices derived from the ledger, their CDEvents, and how they are delivered.
 *
 * <p>The ledger is the one place where steps, approvals and rollbacks say what happened. Nobody calls a notifier: an entry
 * that was written, with the announcement after it, is the message.
 */
package io.jenkins.plugins.releasereadiness.engine.notice;
