package io.jenkins.plugins.releasereadiness.engine.report;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.DirectoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.MemoryLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.record.RecordFolder;
import io.jenkins.plugins.releasereadiness.engine.record.RecordWriter;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.score.ScoreInput;
import io.jenkins.plugins.releasereadiness.engine.score.Scorer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessReportTest {
    private static final String HOSTILE = "<script>alert('x')</script> | `code` **bold** [a](javascript:b)\n# title";

    @TempDir
    private Path folder;

    private ReleaseRecord record;

    @BeforeEach
    void write() throws IOException {
        Ledger ledger = Ledger.open(new MemoryLedgerStore(), Clock.fixed(NOW, ZoneOffset.UTC));
        RecordWriter writer =
                new RecordWriter(ledger, BundleWriter.copyingLedger(ledger, new DirectoryBundleStore(folder)));
        writer.started(
                "alice",
                "release-readiness 1",
                new Release(
                        HOSTILE,
                        Optional.of("1.4.0"),
                        Optional.empty(),
                        "shop #42",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()));
        Attestation no = new Attestation(
                "b", false, "bob", NOW.minusSeconds(5), Optional.of(HOSTILE), Optional.empty(), Optional.empty());
        writer.scorecard(
                "alice",
                new Scorer(new PolicyBuilder()
                                .category(category("quality", 1, 90, true))
                                .question(question("a", "quality", Severity.CRITICAL))
                                .question(question("b", "quality", Severity.HIGH))
                                .build())
                        .score(new ScoreInput(NOW, Map.of(), List.of(no), Optional.empty())));
        record = RecordFolder.fold(ledger.entries());
    }

    @Test
    void htmlEscapesWhatReportsAndPeopleSay() {
        String html = ReadinessHtml.of(record).text();

        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;alert(");
        assertThat(html).contains("BLOCKED").contains("unknown");
    }

    @Test
    void htmlIsWrittenByThreadsThatKnowNoPlugin() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(ReadinessHtml.of(record).text()).contains("BLOCKED");
            assertThat(thread.getContextClassLoader()).isEqualTo(ClassLoader.getPlatformClassLoader());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void htmlNeedsNothingFromElsewhereAndRunsNothing() {
        String html = ReadinessHtml.of(record).text();

        assertThat(html).doesNotContainPattern("(?i)<(script|link|img|iframe|object|embed)");
        assertThat(html).doesNotContainPattern("(?i)\\s(src|href|on[a-z]+|style)=");
    }

    @Test
    void markdownKeepsHostileTextOnOneLineAndWithoutMarkup() {
        String markdown = ReadinessMarkdown.of(record).text();

        assertThat(markdown).contains("\\<script\\>alert('x')\\</script\\> \\| \\`code\\` \\*\\*bold\\*\\*");
        assertThat(markdown.lines().filter(line -> line.startsWith("# "))).hasSize(1);
    }

    @Test
    void everyViewTellsTheSameNumbers() {
        Fields json = Fields.of(Json.read(ReadinessJson.of(record).text()), "");

        assertThat(json.object("scorecard").number("scoreHigh")).isEqualByComparingTo("50");
        assertThat(ReadinessMarkdown.of(record).text()).contains("Score 0 (verified 0, up to 50), required 80");
        assertThat(ReadinessHtml.of(record).text()).contains("verified 0, up to 50");
    }
}
