package io.jenkins.plugins.releasereadiness.engine.evidence.example;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonShape;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.io.IOException;
import java.io.InputStream;

/** What {@code shellcheck --format=json1} writes. */
public final class ShellcheckReader implements EvidenceReader {
    @Override
    public String format() {
        return "shellcheck";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.FINDINGS;
    }

    @Override
    public boolean recognises(Head head) {
        return JsonShape.of(head).has("comments.code", "comments.level", "comments.endColumn");
    }

    @Override
    public Reading open(ReadOptions options) {
        return new ShellcheckReading();
    }

    /** Sums up the files of one source. */
    private static final class ShellcheckReading implements Reading {
        private long high;
        private long medium;
        private long low;

        @Override
        public void read(InputStream bytes) throws IOException {
            boolean[] known = new boolean[1];
            JsonCursor.read(
                    bytes,
                    json -> json.members("the report", name -> {
                        if (name.equals("comments")) {
                            known[0] = true;
                            json.elements("comments", () -> comment(json));
                        }
                    }));
            if (!known[0]) {
                throw new UnreadableException("there is no list \"comments\"; write it with --format=json1");
            }
        }

        private void comment(JsonCursor json) throws IOException {
            String[] level = new String[1];
            json.members("a comment", name -> {
                if (name.equals("level")) {
                    level[0] = json.text("the level");
                }
            });
            switch (String.valueOf(level[0])) {
                case "error" -> high++;
                case "warning" -> medium++;
                case "info", "style" -> low++;
                default -> throw json.unreadable("the level should be error, warning, info or style");
            }
        }

        @Override
        public Outcome finish() {
            return Outcome.present(Facts.builder()
                    .count("critical", 0)
                    .count("high", high)
                    .count("medium", medium)
                    .count("low", low)
                    .count("total", high + medium + low)
                    .build());
        }
    }
}
