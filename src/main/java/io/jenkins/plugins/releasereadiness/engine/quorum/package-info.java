/** Who may approve: the rule language for people, groups and counts, and the exact matching of people to its slots. */
package io.jenkins.plugins.releasereadiness.engine.quorum;
