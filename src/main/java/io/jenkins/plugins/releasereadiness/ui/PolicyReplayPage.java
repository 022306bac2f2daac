package io.jenkins.plugins.releasereadiness.ui;

import hudson.Extension;
import hudson.model.ManagementLink;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releasereadiness.config.Policies;
import jakarta.servlet.ServletException;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.interceptor.RequirePOST;

/**
 * Tries other thresholds or another policy on the releases of the last builds before they are set: how many would have
 * been blocked. For administrators; nothing is changed.
 */
@Extension
public final class PolicyReplayPage extends ManagementLink {
    /** Name of the page below {@code manage/}. */
    static final String URL_NAME = "release-readiness-replay";

    @Override
    public String getIconFileName() {
        return "symbol-ribbon";
    }

    @Override
    public String getDisplayName() {
        return Messages.PolicyReplayPage_displayName();
    }

    @Override
    public String getDescription() {
        return Messages.PolicyReplayPage_description();
    }

    @Override
    public String getUrlName() {
        return URL_NAME;
    }

    @Override
    public Category getCategory() {
        return Category.TOOLS;
    }

    /** The policies that can be tried. */
    @Restricted(NoExternalUse.class)
    public ListBoxModel policies() {
        ListBoxModel model = new ListBoxModel();
        model.add(Messages.PolicyReplayPage_own(), "");
        Policies.names().forEach(model::add);
        return model;
    }

    /** Tries what the form says and shows what came out on the same page. */
    @RequirePOST
    public void doReplay(StaplerRequest2 request, StaplerResponse2 response) throws IOException, ServletException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        request.setAttribute("result", BuildReplay.of(request::getParameter));
        request.getView(this, "index").forward(request, response);
    }
}
