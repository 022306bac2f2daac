package io.jenkins.plugins.releasereadiness.notify;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.releasereadiness.engine.notice.Delivery;

/** Tells administrators that somebody was not told. */
@Extension
public final class DeadLetters extends AdministrativeMonitor {
    @Override
    public boolean isActivated() {
        return getCount() > 0;
    }

    @Override
    public String getDisplayName() {
        return Messages.DeadLetters_displayName();
    }

    /** How many notifications were given up. */
    public int getCount() {
        return DeliveryQueue.get().list(Delivery.State.DEAD).size();
    }

    /** Where they are shown, from the root of Jenkins. */
    public String getPage() {
        return "manage/" + NotificationsLink.URL_NAME + "/";
    }
}
