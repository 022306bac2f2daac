/** What changed in a release, which version that asks for, and whether the rules of the release are kept. */
package io.jenkins.plugins.releasereadiness.engine.release;
