package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookalikeTest {
    private static final Readers READERS = new Readers(List.of(new EvidenceReader() {
        @Override
        public String format() {
            return "known";
        }

        @Override
        public SourceKind kind() {
            return SourceKind.FINDINGS;
        }

        @Override
        public boolean recognises(Head head) {
            return head.text().contains("known");
        }

        @Override
        public Reading open(ReadOptions options) {
            throw new UnsupportedOperationException();
        }
    }));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|an empty file",
                "`  \n`|a blank file",
                "<!DOCTYPE html><html>known</html>|an HTML page, perhaps an error page",
                "{\"known\": 1}|a report of the format known",
                "{\"a\": 1, \"b\": {\"c\": 2}}|a JSON object with the members \"a\", \"b\"",
                "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1}"
                        + "|a JSON object with the members \"a\", \"b\", \"c\", \"d\", \"e\", …",
                "{}|a JSON object without members",
                "[1, 2]|a JSON list",
                "[{\"a\": 1}]|a JSON list of objects with the members \"a\"",
                "<?xml version=\"1.0\"?><a:report xmlns:a=\"b\"/>|XML with the root element <report>",
                "Error 502|text that begins with \"Error 502\"",
            })
    void saysWhatAFileLooksLike(String text, String looks) {
        assertThat(Lookalike.of(new Head("", text.getBytes(StandardCharsets.UTF_8)), READERS))
                .isEqualTo(looks);
    }

    @Test
    void longAndStrangeTextIsShortenedAndCleaned() {
        String text = "\u001B[31m" + "x".repeat(100);
        assertThat(Lookalike.of(new Head("", text.getBytes(StandardCharsets.UTF_8)), READERS))
                .isEqualTo("text that begins with \"?[31m" + "x".repeat(35) + "…\"");
    }

    @Test
    void theRefusalIsASentence() {
        assertThat(Lookalike.refuse("a SARIF report", head("<html>")))
                .hasMessage("this is not a SARIF report: it looks like an HTML page, perhaps an error page");
        assertThat(Lookalike.refuse("a SARIF report", head("")))
                .hasMessage("this is an empty file; a SARIF report was expected");
    }

    @Test
    void aPeekedFileIsStillReadFromItsFirstByte() throws IOException {
        byte[] bytes = "0123456789".repeat(1000).getBytes(StandardCharsets.UTF_8);

        Peek peek = Peek.at(new ByteArrayInputStream(bytes));

        assertThat(peek.head().bytes()).hasSize(Head.SIZE);
        assertThat(peek.bytes().readAllBytes()).isEqualTo(bytes);
    }

    private static Head head(String text) {
        return new Head("", text.getBytes(StandardCharsets.UTF_8));
    }
}
