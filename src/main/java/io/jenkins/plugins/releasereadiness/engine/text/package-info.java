/** Text that people read. */
package io.jenkins.plugins.releasereadiness.engine.text;
