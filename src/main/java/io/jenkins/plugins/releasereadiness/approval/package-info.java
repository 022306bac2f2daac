/**
 * Approvals in Jenkins: who votes and by what right, the prompt and the page where people vote, and what keeps an approval
 * alive while the pipeline waits. What a vote means is decided by {@code engine.approval}.
 */
package io.jenkins.plugins.releasereadiness.approval;
