package io.jenkins.plugins.releasereadiness.notify;

import hudson.Extension;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import hudson.util.HttpResponses;
import io.jenkins.plugins.releasereadiness.engine.notice.Delivery;
import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Where administrators see what could not be delivered, and send it again or forget it. */
@Extension
public final class NotificationsLink extends ManagementLink implements StaplerProxy {
    static final String URL_NAME = "release-notifications";

    @Override
    public String getIconFileName() {
        return "symbol-notifications";
    }

    @Override
    public String getDisplayName() {
        return Messages.NotificationsLink_displayName();
    }

    @Override
    public String getDescription() {
        return Messages.NotificationsLink_description();
    }

    @Override
    public String getUrlName() {
        return URL_NAME;
    }

    @Override
    public Category getCategory() {
        return Category.STATUS;
    }

    @Override
    public Permission getRequiredPermission() {
        return Jenkins.ADMINISTER;
    }

    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return this;
    }

    /** What was given up. */
    public List<DeliveryView> getDead() {
        return views(Delivery.State.DEAD);
    }

    /** What waits to be sent, or to be tried again. */
    public List<DeliveryView> getWaiting() {
        return views(Delivery.State.WAITING);
    }

    private static List<DeliveryView> views(Delivery.State state) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return DeliveryQueue.get().list(state).stream().map(DeliveryView::new).toList();
    }

    /** Sends a dead letter again. */
    @RequirePOST
    public HttpResponse doResend(@QueryParameter(required = true) String id) throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return back(DeliveryQueue.get().resend(id));
    }

    /** Forgets a dead letter. */
    @RequirePOST
    public HttpResponse doDiscard(@QueryParameter(required = true) String id) throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return back(DeliveryQueue.get().discard(id));
    }

    private static HttpResponse back(boolean found) {
        return found ? HttpResponses.redirectToDot() : HttpResponses.notFound();
    }
}
