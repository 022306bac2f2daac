/** The grammar of criteria ({@code tests.failed = 0}, {@code scan.total <= +10%}) and how facts are judged by it. */
package io.jenkins.plugins.releasereadiness.engine.criteria;
