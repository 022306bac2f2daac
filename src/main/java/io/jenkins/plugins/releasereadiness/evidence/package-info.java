/** Where evidence comes from that needs no workspace, and how other plugins contribute readers and sources of their own. */
package io.jenkins.plugins.releasereadiness.evidence;
