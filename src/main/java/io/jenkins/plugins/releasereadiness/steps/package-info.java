/** The Pipeline steps: they bind arguments, let the engine decide, and turn its verdict into a result of the build. */
package io.jenkins.plugins.releasereadiness.steps;
