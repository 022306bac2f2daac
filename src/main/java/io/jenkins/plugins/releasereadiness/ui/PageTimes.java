package io.jenkins.plugins.releasereadiness.ui;

import hudson.Extension;
import io.jenkins.plugins.releasereadiness.engine.text.Times;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** {@link Times} for pages, which find an extension in every class loader, but not a class. */
@Extension
@Restricted(NoExternalUse.class)
public final class PageTimes {
    /**
     * @param iso in ISO-8601
     */
    public String show(String iso) {
        return Times.show(iso);
    }
}
