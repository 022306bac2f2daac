package io.jenkins.plugins.releasereadiness.ui;

import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import io.jenkins.plugins.releasereadiness.engine.policy.Waiver;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.RecordPermissions;
import io.jenkins.plugins.releasereadiness.record.SignedWords;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What whoever looks at a release record may say themselves, signed with their name.
 *
 * @param questions questions that people answer; none if whoever looks may not, or the build has ended
 * @param waivers waivers that whoever looks has to confirm
 */
@Restricted(NoExternalUse.class)
public record SignedView(List<Question> questions, List<Waiver> waivers) {
    private static final SignedView NOTHING = new SignedView(List.of(), List.of());

    static SignedView of(Optional<BuildRecord> found) throws IOException {
        if (found.isEmpty()
                || !found.get().run().isBuilding()
                || !found.get().run().hasPermission(RecordPermissions.ATTEST)) {
            return NOTHING;
        }
        BuildRecord record = found.get();
        Optional<Policy> policy = record.policy();
        if (policy.isEmpty()) {
            return NOTHING;
        }
        Map<String, String> confirmed =
                record.record().map(ReleaseRecord::confirmedWaivers).orElse(Map.of());
        List<Waiver> waivers = policy.get().thresholds().confirmedWaivers()
                ? SignedWords.waivers(policy.get(), Jenkins.getAuthentication2().getName()).stream()
                        .filter(waiver -> !confirmed.containsKey(waiver.sha256()))
                        .toList()
                : List.of();
        return new SignedView(SignedWords.questions(policy.get()), waivers);
    }

    /** Whether there is nothing to say. */
    public boolean isNothing() {
        return questions.isEmpty() && waivers.isEmpty();
    }
}
