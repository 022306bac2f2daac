package io.jenkins.plugins.releasereadiness.approval;

import hudson.AbortException;
import hudson.model.Run;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalMachine;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalRequest;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalStep;
import io.jenkins.plugins.releasereadiness.engine.approval.Approvers;
import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy;
import io.jenkins.plugins.releasereadiness.engine.quorum.Directory;
import io.jenkins.plugins.releasereadiness.engine.quorum.Keys;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseBinding;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jenkins.model.Jenkins;

/** Puts questions to the people of the security realm, or says why there is no point in asking. */
final class Questions {
    private Questions() {}

    /**
     * Asks. The approval is on disk when this returns, and told when it is attached.
     *
     * @param subject what is asked, once it is known who had a hand in it
     * @param shown what is to be shown with it: a JSON tree
     * @throws AbortException if nobody could answer, with the reason for people
     */
    static Approval ask(
            Run<?, ?> run,
            ReleaseRecord record,
            ApprovalPolicy terms,
            Function<Involvement, ApprovalRequest.Subject> subject,
            Map<String, Object> shown)
            throws IOException {
        Jenkins jenkins = Jenkins.get();
        if (!jenkins.isUseSecurity()) {
            throw new AbortException("Nobody could approve: this Jenkins has no security realm, so nobody can log in."
                    + " Set one up under Manage Jenkins, Security.");
        }
        SecurityRealm realm = jenkins.getSecurityRealm();
        Keys keys = new RealmKeys(realm);
        Directory directory = new RealmDirectory(realm);
        String policyFile = record.policy().map(PolicySnapshot::origin).orElse("");
        Involvement involvement = Involvement.of(run, policyFile, keys, directory);
        ApprovalRequest request =
                ApprovalRequest.of(terms, subject.apply(involvement), involvement.people(), keys, ApprovalTime.now());
        List<String> problems = Approvers.problems(request, directory);
        if (!problems.isEmpty()) {
            throw new AbortException(String.join(" ", problems));
        }
        ApprovalStep asked = ApprovalMachine.start(request, ReleaseBinding.of(record));
        return ReleaseApprovalAction.of(run).add(request.subject().id(), asked, shown);
    }
}
