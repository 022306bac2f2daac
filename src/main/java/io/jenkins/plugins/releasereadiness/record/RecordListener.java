package io.jenkins.plugins.releasereadiness.record;

import hudson.ExtensionPoint;
import jenkins.util.Listeners;

/**
 * Hears when something was written to the release record of a build. Notifications hang on this: what is to be announced
 * to others is written to the record (an entry and its announcement), and nothing else needs to be called.
 */
public interface RecordListener extends ExtensionPoint {
    /**
     * Something was written. Called in the thread that wrote, perhaps with locks held, so it returns at once and does
     * what takes time elsewhere.
     */
    void written(BuildRecord record);

    /** Tells all listeners; one that fails keeps no other from hearing. */
    static void fire(BuildRecord record) {
        Listeners.notify(RecordListener.class, true, listener -> listener.written(record));
    }
}
