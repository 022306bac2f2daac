/**
 * The release record: what is written to the ledger in the course of one release, and the one view that is made from it.
 * Everything a person sees (pages, documents, JSON) is a view of this view; nothing keeps a state of its own beside the
 * ledger.
 */
package io.jenkins.plugins.releasereadiness.engine.record;
