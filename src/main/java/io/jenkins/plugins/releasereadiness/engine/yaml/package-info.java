/** Reads YAML (and JSON, its subset) into trees in which every value knows its place, for files that people write. */
package io.jenkins.plugins.releasereadiness.engine.yaml;
