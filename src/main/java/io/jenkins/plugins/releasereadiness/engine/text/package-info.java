/** Small helpers for texts that people read. Knows nothing of the rest of the engine. */
package io.jenkins.plugins.releasereadiness.engine.text;
