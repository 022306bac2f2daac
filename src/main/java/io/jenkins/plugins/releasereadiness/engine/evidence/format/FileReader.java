package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;

/**
 * Plain files, whatever they hold: how many, how large, their SHA-256. A blank file is unreadable, as everywhere
 * (evidence rule 2): a plan that is empty is no plan.
 *
 * <p>{@code sha256} of one file is its own. Of several files it is the SHA-256 over their digests in lower-case
 * hexadecimal, each followed by a line feed, in the order of their paths; {@code sha256sum FILES | cut -c-64 |
 * sha256sum} says the same.
 */
public final class FileReader implements EvidenceReader {
    @Override
    public String format() {
        return "file";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.FILE;
    }

    /** Never: every file is one, so only a policy can say that no more is meant. */
    @Override
    public boolean recognises(Head head) {
        return false;
    }

    @Override
    public Reading open(ReadOptions options) {
        return new FileReading();
    }
}
