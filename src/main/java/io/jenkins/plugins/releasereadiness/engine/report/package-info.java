/** The documents of a release: JSON, Markdown and HTML views of the one record. Nothing here decides anything. */
package io.jenkins.plugins.releasereadiness.engine.report;
