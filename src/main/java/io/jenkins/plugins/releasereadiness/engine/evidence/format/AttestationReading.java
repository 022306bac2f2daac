package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.AttestationFile;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Lookalike;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Peek;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problem;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problems;
import io.jenkins.plugins.releasereadiness.engine.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Counts answers. */
final class AttestationReading implements Reading {
    private final MeasuredAt measuredAt = new MeasuredAt();
    private long yes;
    private long no;

    @Override
    public void read(InputStream bytes) throws IOException {
        Peek peek = Peek.at(bytes);
        if (Lookalike.noReport(peek.head()).isPresent() || peek.head().looksLikeXml()) {
            throw Lookalike.refuse("a file of attestations", peek.head());
        }
        Problems problems = new Problems();
        List<Attestation> attestations =
                AttestationFile.read("", BoundedText.read(peek.bytes(), 4 * YamlFile.MAX_LENGTH), problems);
        refuse(problems.all());
        for (Attestation attestation : attestations) {
            yes += attestation.yes() ? 1 : 0;
            no += attestation.yes() ? 0 : 1;
            measuredAt.see(attestation.at());
        }
        measuredAt.endFile();
    }

    @Override
    public Outcome finish() {
        Facts facts = Facts.builder()
                .count("total", yes + no)
                .count("yes", yes)
                .count("no", no)
                .build();
        return yes + no > 0
                ? Outcome.present(facts).measuredAt(measuredAt)
                : Outcome.vacuous(facts, "the file holds no attestation; add the answers that people gave");
    }

    private static void refuse(List<Problem> problems) throws UnreadableException {
        if (!problems.isEmpty()) {
            Problem first = problems.get(0);
            String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more mistakes)";
            throw new UnreadableException(
                    first.message() + more, first.place().line(), first.place().column());
        }
    }
}
