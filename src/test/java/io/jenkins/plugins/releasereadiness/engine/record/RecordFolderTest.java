package io.jenkins.plugins.releasereadiness.engine.record;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.present;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;
import static io.jenkins.plugins.releasereadiness.engine.Samples.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.DirectoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.MemoryLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.score.ScoreInput;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.Scorer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFolderTest {
    private static final Release RELEASE = new Release(
            "shop",
            Optional.of("1.4.0"),
            Optional.of("0123abc"),
            "shop #42",
            Optional.empty(),
            Optional.of("1.3.9"),
            Map.of("shop.jar", "ab".repeat(32)));

    @TempDir
    private Path folder;

    private Ledger ledger;
    private RecordWriter writer;

    @BeforeEach
    void open() throws IOException {
        ledger = Ledger.open(new MemoryLedgerStore(), Clock.fixed(NOW, ZoneOffset.UTC));
        writer = new RecordWriter(ledger, BundleWriter.copyingLedger(ledger, new DirectoryBundleStore(folder)));
    }

    private ReleaseRecord fold() throws IOException {
        return RecordFolder.fold(ledger.entries());
    }

    @Test
    void whatWasWrittenIsWhatTheRecordTells() throws IOException {
        Scorecard card = new Scorer(new PolicyBuilder()
                        .category(category("quality", 1))
                        .question(question("q", "quality", Severity.MEDIUM))
                        .build())
                .score(new ScoreInput(NOW, Map.of(), List.of(yes("q")), Optional.empty()));
        Evidence scan = present("scan", Map.of("critical", 0L, "rate", 0.5));
        writer.started("alice", "release-readiness 1", RELEASE);
        writer.policy("alice", new PolicySnapshot("sample", "readiness.yml", "cd".repeat(32), Map.of("version", 1L)));
        writer.evidence("alice", scan, List.of());
        writer.attested("alice", Evidence.missing("attestations", ""), List.of(yes("q")), List.of());
        writer.scorecard("alice", card);
        writer.phase("alice", Phase.READINESS, true, "score 100");
        writer.announcement("alice", "[PHASE 1 COMPLETE]");
        writer.document("alice", "release-notes.md", "# Notes\n".getBytes(StandardCharsets.UTF_8));

        ReleaseRecord record = fold();

        assertThat(record.release()).isEqualTo(RELEASE);
        assertThat(record.startedBy()).isEqualTo("alice");
        assertThat(record.policy()).map(PolicySnapshot::origin).contains("readiness.yml");
        assertThat(record.evidence().get("scan")).isEqualTo(scan);
        assertThat(record.attestations()).containsExactly(yes("q"));
        assertThat(record.scorecard()).contains(card);
        assertThat(record.phases()).containsExactly(new PhaseEvent(NOW, Phase.READINESS, true, "score 100"));
        assertThat(record.documents()).containsOnlyKeys("release-notes.md");
        assertThat(record.lastSequence()).isEqualTo(8);
    }

    @Test
    void laterEvidenceOfASourceReplacesTheEarlier() throws IOException {
        writer.started("alice", "release-readiness 1", RELEASE);
        writer.evidence("alice", Evidence.missing("scan", "nothing there"), List.of());
        writer.evidence("alice", present("scan", Map.of("critical", 0L)), List.of());

        assertThat(fold().evidence().get("scan").state()).isEqualTo(EvidenceState.PRESENT);
    }

    @Test
    void aLedgerThatDoesNotStartWithItsStartIsNoRecord() throws IOException {
        writer.note("alice", "hello");

        assertThatThrownBy(this::fold).isInstanceOf(JsonException.class).hasMessageContaining("record-started");
    }
}
