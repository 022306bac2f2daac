package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonShape;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import java.util.regex.Pattern;

/**
 * Files of attestations, see {@link io.jenkins.plugins.releasereadiness.engine.evidence.AttestationFile}. The facts are
 * how many there are; which of them may answer depends on the policy and the clock and is judged where they are used.
 */
public final class AttestationReader implements EvidenceReader {
    private static final Pattern KEY = Pattern.compile("(?m)^attestations:\\s*$");

    @Override
    public String format() {
        return "attestation";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.ATTESTATION;
    }

    @Override
    public boolean recognises(Head head) {
        return head.looksLikeJson()
                ? JsonShape.of(head).has("attestations")
                : !head.looksLikeXml() && KEY.matcher(head.text()).find();
    }

    @Override
    public Reading open(ReadOptions options) {
        return new AttestationReading();
    }
}
