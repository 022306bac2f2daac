package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;

/**
 * A generic deployment report that any deployment script can write:
 *
 * <pre>
 * {"status": "success", "startedAt": "2026-03-01T12:00:00Z", "finishedAt": "2026-03-01T12:06:00Z",
 *  "services": [{"name": "cart", "status": "success"}]}
 * </pre>
 *
 * <p>{@code status} is {@code success} or {@code failed}; the usual other words for the two (succeeded, ok, passed,
 * completed, healthy; failure, error, aborted, cancelled, unhealthy) are read as one of them, any other word stands for
 * itself. A service counts as failed unless its status is a word for success. Times have an offset.
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
        String text = head.text();
        return head.looksLikeJson()
                && text.contains("\"services\"")
                && text.contains("\"status\"")
                && (text.contains("\"startedAt\"") || text.contains("\"finishedAt\""));
    }

    @Override
    public Reading open(ReadOptions options) {
        return new DeploymentReportReading(this);
    }
}
