/**
 * The release record of a build: its ledger in the build's folder, what is published of it as build artifacts, and the
 * collecting of evidence on agents.
 */
package io.jenkins.plugins.releasereadiness.record;
