package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every document that a record can tell, whatever has happened so far. */
public final class Documents {
    private Documents() {}

    /**
     * @param policy the policy in force, for what follows from it alone
     * @return documents with different names; {@code production-approval.json} and {@code rollback-decision.json} are
     *     written by what decides them
     */
    public static List<Document> of(ReleaseRecord record, Policy policy) {
        List<Document> documents = new ArrayList<>();
        documents.add(ReadinessJson.of(record));
        documents.add(ReadinessMarkdown.of(record));
        documents.add(ReadinessHtml.of(record));
        PolicyDocuments plans = new PolicyDocuments(policy, record.release());
        documents.add(plans.deploymentChecklist());
        documents.add(plans.monitoringPlan());
        documents.add(plans.rollbackProcedures());
        ReleaseDocuments release = new ReleaseDocuments(record);
        documents.add(release.readinessChecklist());
        documents.add(release.manifest());
        documents.add(ReleaseNotes.of(record));
        documents.addAll(new PhaseDocuments(record).all());
        documents.add(release.communications());
        documents.add(release.deploymentReport());
        documents.add(release.retrospectiveInputs());
        return documents;
    }

    /**
     * As {@link #of}, for a release that is over: what never happened has a document too, which says so. Not for a release
     * that goes on, since a gate that asks whether a document is there would take it for an answer.
     */
    public static List<Document> complete(ReleaseRecord record, Policy policy) {
        List<Document> documents = new ArrayList<>(of(record, policy));
        Set<String> there = new HashSet<>(record.documents().keySet());
        documents.forEach(document -> there.add(document.path()));
        for (AbsentDocument absent : AbsentDocument.values()) {
            if (!there.contains(absent.path())) {
                documents.add(absent.document(record.release()));
            }
        }
        return documents;
    }
}
