/** How a report format is read: the interface one class per format implements, and the registry that finds it. */
package io.jenkins.plugins.releasereadiness.engine.evidence.reader;
