/** The readers of report formats, one small class per format, found through {@link java.util.ServiceLoader}. */
package io.jenkins.plugins.releasereadiness.engine.evidence.format;
