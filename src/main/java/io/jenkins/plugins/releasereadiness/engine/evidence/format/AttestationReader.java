package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.AttestationFile;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problem;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problems;
import io.jenkins.plugins.releasereadiness.engine.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Files of attestations; how many answers they hold. Whether each may answer is decided when it is used. */
public final class AttestationReader implements EvidenceReader {
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
        return head.text().lines().limit(40).anyMatch(line -> line.startsWith("attestations:"));
    }

    @Override
    public Reading open(ReadOptions options) {
        return new AttestationReading();
    }

    private static final class AttestationReading implements Reading {
        private final List<Attestation> found = new ArrayList<>();

        @Override
        public void read(InputStream bytes) throws IOException {
            byte[] content = bytes.readNBytes(YamlFile.MAX_LENGTH + 1);
            String text;
            try {
                text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(content))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new UnreadableException("the file is not UTF-8 text; save it as UTF-8", 0, 0, e);
            }
            Problems problems = new Problems();
            List<Attestation> attestations = AttestationFile.read("attestations", text, problems);
            if (!problems.isEmpty()) {
                List<Problem> all = problems.all();
                Problem first = all.get(0);
                String more = all.size() > 1 ? " (and " + (all.size() - 1) + " more)" : "";
                throw new UnreadableException(
                        first.message() + more, first.place().line(), first.place().column());
            }
            found.addAll(attestations);
        }

        @Override
        public Outcome finish() {
            long yes = found.stream().filter(Attestation::yes).count();
            Facts facts = Facts.builder()
                    .count("total", found.size())
                    .count("yes", yes)
                    .count("no", found.size() - yes)
                    .build();
            return found.isEmpty()
                    ? Outcome.vacuous(facts, "the file holds no attestation; add the answers that people gave")
                    : Outcome.present(facts);
        }
    }
}
