package io.jenkins.plugins.releasereadiness.approval;

import hudson.Extension;
import java.lang.reflect.Method;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.AbstractWhitelist;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Lets sandboxed scripts look at the causes of an interruption that came of an approval, and of no other. */
@Extension
public final class ApprovalWhitelist extends AbstractWhitelist {
    @Override
    public boolean permitsMethod(Method method, Object receiver, Object[] args) {
        return receiver instanceof FlowInterruptedException interruption
                && method.getName().equals("getCauses")
                && args.length == 0
                && interruption.getCauses().stream().anyMatch(ApprovalInterruption.class::isInstance);
    }
}
