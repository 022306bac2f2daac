/**
 * Tells others what happens to releases: finds it in the record, keeps it on disk until it is delivered, and delivers it.
 *
 * <p>Nobody calls this package. It hears of every entry of a ledger; see {@link
 * io.jenkins.plugins.releasereadiness.record.RecordListener}.
 */
package io.jenkins.plugins.releasereadiness.notify;
