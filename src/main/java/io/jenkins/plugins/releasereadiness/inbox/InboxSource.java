package io.jenkins.plugins.releasereadiness.inbox;

import hudson.ExtensionPoint;
import java.util.Collection;

/** Knows what waits for people. */
public interface InboxSource extends ExtensionPoint {
    /**
     * Everything that waits at this moment, in any order, for anybody: who may see what is looked after by the inbox. Told
     * from memory, since every page of Jenkins shows how much waits.
     */
    Collection<? extends InboxItem> waiting();
}
