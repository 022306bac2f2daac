package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.VexReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Readers that remember the VEX reading they opened. */
final class VexCapture {
    private final Readers readers;
    private VexReading opened;

    VexCapture(Readers readers) {
        List<EvidenceReader> capturing = new ArrayList<>();
        for (String format : readers.formats()) {
            capturing.add(capturing(readers.of(format).orElseThrow()));
        }
        this.readers = new Readers(capturing);
    }

    Readers readers() {
        return readers;
    }

    CollectedVex collected(Evidence evidence) {
        return new CollectedVex(
                evidence,
                evidence.state().answers() && opened != null ? Optional.of(opened.statements()) : Optional.empty());
    }

    private EvidenceReader capturing(EvidenceReader reader) {
        return new EvidenceReader() {
            @Override
            public String format() {
                return reader.format();
            }

            @Override
            public SourceKind kind() {
                return reader.kind();
            }

            @Override
            public boolean recognises(Head head) {
                return reader.recognises(head);
            }

            @Override
            public Reading open(ReadOptions options) {
                Reading reading = reader.open(options);
                opened = reading instanceof VexReading vex ? vex : null;
                return reading;
            }
        };
    }
}
