/**
 * Questions to people that stand wherever Jenkins shows a pending {@code input}. What is asked, and what becomes of an
 * answer, is the business of who asks.
 */
package io.jenkins.plugins.releasereadiness.prompt;
