/** What another policy would have decided on the facts that records keep. Nothing is changed or recorded. */
package io.jenkins.plugins.releasereadiness.engine.replay;
