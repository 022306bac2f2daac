/** The command-line tool: one class per command, thin over the engine. Data goes to standard output, messages to standard error. */
package io.jenkins.plugins.releasereadiness.cli;
