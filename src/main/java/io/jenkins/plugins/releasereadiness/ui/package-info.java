/**
 * What people see of a release record in Jenkins: the summary on both build pages, the detail page, the score trend on
 * the job page, and the same as REST.
 */
package io.jenkins.plugins.releasereadiness.ui;
