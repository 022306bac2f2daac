/** Evidence as the rest of the engine sees it: states, facts and digests; no bytes and no formats. */
package io.jenkins.plugins.releasereadiness.engine.evidence;
