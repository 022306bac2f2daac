/** JSON for everything the engine itself writes and reads back: trees of plain Java values, nothing bound to classes. */
package io.jenkins.plugins.releasereadiness.engine.json;
