package io.jenkins.plugins.releasereadiness.record;

import hudson.PluginWrapper;
import jenkins.model.Jenkins;

/** What keeps the records. */
final class Tool {
    /** Name of this plugin. */
    private static final String PLUGIN = "release-readiness";

    private Tool() {}

    /** Name and version. */
    static String name() {
        PluginWrapper plugin = Jenkins.get().getPluginManager().getPlugin(PLUGIN);
        return plugin == null ? PLUGIN : PLUGIN + ' ' + plugin.getVersion();
    }
}
