/** SHA-256 as the whole engine writes it. */
package io.jenkins.plugins.releasereadiness.engine.digest;
