package io.jenkins.plugins.releasereadiness.record;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Waiver;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries confirmations of waivers over from earlier builds of the job: who confirmed a waiver is not asked every night. */
public final class EarlierConfirmations {
    /** How many builds are looked at; a ledger is read for each of them that has a record. */
    private static final int BUILDS = 50;

    private EarlierConfirmations() {}

    /**
     * Writes down every confirmation of the policy's waivers that an earlier build has and this one has not.
     *
     * @param actor who looks for them
     */
    public static void carryOver(BuildRecord record, Policy policy, String actor, TaskListener listener)
            throws IOException {
        List<Waiver> missing = new ArrayList<>(policy.waivers());
        missing.removeIf(waiver -> !policy.thresholds().confirmedWaivers());
        Map<String, String> here =
                record.record().map(ReleaseRecord::confirmedWaivers).orElse(Map.of());
        missing.removeIf(waiver -> here.containsKey(waiver.sha256()));
        Run<?, ?> run = record.run().getPreviousBuild();
        for (int i = 0; i < BUILDS && run != null && !missing.isEmpty(); i++, run = run.getPreviousBuild()) {
            Map<String, String> there = confirmed(run);
            List<Waiver> found = missing.stream()
                    .filter(waiver -> there.containsKey(waiver.sha256()))
                    .toList();
            missing.removeAll(found);
            Optional<String> build = Optional.of(run.getFullDisplayName());
            if (!found.isEmpty()) {
                record.write(listener, writer -> {
                    for (Waiver waiver : found) {
                        writer.waiverConfirmed(actor, waiver, there.get(waiver.sha256()), build);
                    }
                });
            }
        }
    }

    private static Map<String, String> confirmed(Run<?, ?> run) throws IOException {
        Optional<BuildRecord> earlier = ReleaseRecords.find(run);
        return earlier.isPresent()
                ? earlier.get().record().map(ReleaseRecord::confirmedWaivers).orElse(Map.of())
                : Map.of();
    }
}
