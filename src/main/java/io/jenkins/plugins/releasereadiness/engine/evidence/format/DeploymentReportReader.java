package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonShape;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;

/**
 * A deployment report: a JSON object that a deployment script writes. Nobody standardised it, so members may have the
 * names that scripts commonly use; others are passed by.
 *
 * <table>
 *   <caption>Members</caption>
 *   <tr><th>fact</th><th>members</th><th>value</th></tr>
 *   <tr><td>{@code status}</td><td>{@code status result outcome deploymentStatus}</td>
 *       <td>a text, needed: {@code success}, {@code failed}
 *       (the usual other words for the two are read as one of them), any other word stands for itself</td></tr>
 *   <tr><td>{@code services}</td><td>{@code services components}</td>
 *       <td>a count or a list</td></tr>
 *   <tr><td>{@code failedServices}</td><td>{@code failedServices}</td>
 *       <td>a count or a list; without it the listed services whose own {@code status} is no word for success</td></tr>
 *   <tr><td>{@code startedAt}</td><td>{@code startedAt startTime started}</td><td>ISO 8601</td></tr>
 *   <tr><td>{@code finishedAt}</td><td>{@code finishedAt finishTime finished endedAt endTime completedAt}</td>
 *       <td>ISO 8601</td></tr>
 * </table>
 *
 * <p>Success beside a service that failed contradicts itself. Case and {@code _} in these names do not matter ({@code started_at}). Two members for one fact are unreadable.
 */
public final class DeploymentReportReader implements EvidenceReader {
    @Override
    public String format() {
        return "deployment-report";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.DEPLOYMENT;
    }

    @Override
    public boolean recognises(Head head) {
        JsonShape shape = JsonShape.of(head);
        return shape.isObject()
                && shape.has("status")
                && shape.topLevel().stream()
                        .map(DeploymentReport::fact)
                        .anyMatch(fact -> fact.equals("services") || fact.equals("failedServices"));
    }

    @Override
    public Reading open(ReadOptions options) {
        return new DeploymentReportReading(this);
    }
}
