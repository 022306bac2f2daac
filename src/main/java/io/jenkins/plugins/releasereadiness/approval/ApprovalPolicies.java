package io.jenkins.plugins.releasereadiness.approval;

import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyException;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import java.io.IOException;

/** The approval's part of the policy that a release record holds. */
final class ApprovalPolicies {
    private ApprovalPolicies() {}

    /**
     * @throws IOException if the record holds no policy that can be read
     */
    static ApprovalPolicy of(ReleaseRecord record) throws IOException {
        PolicySnapshot snapshot =
                record.policy().orElseThrow(() -> new IOException("the release record holds no policy"));
        try {
            return PolicyLoader.restore("the recorded policy " + snapshot.name(), snapshot.document())
                    .policy()
                    .approval();
        } catch (PolicyException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
