/** What administrators configure: floors, named policies, where evidence goes. */
package io.jenkins.plugins.releasereadiness.config;
