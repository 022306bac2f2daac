/**
 * The inbox at the root of Jenkins: everything that waits for people, whatever it is. What waits tells so itself, through
 * {@link io.jenkins.plugins.releasereadiness.inbox.InboxSource}, and knows who may decide; nothing here does.
 */
package io.jenkins.plugins.releasereadiness.inbox;
