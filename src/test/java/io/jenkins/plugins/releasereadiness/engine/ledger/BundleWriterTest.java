package io.jenkins.plugins.releasereadiness.engine.ledger;

import static io.jenkins.plugins.releasereadiness.engine.ledger.LedgerSamples.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleWriterTest {
    private static final byte[] CONTENT = "# Report\n".getBytes(StandardCharsets.UTF_8);
    private static final BundlePath REPORT = new BundlePath("reports/report.md");

    @TempDir
    Path temp;

    private Path root;
    private DirectoryBundleStore store;
    private Ledger ledger;

    @BeforeEach
    void startRecord() throws IOException {
        root = temp.resolve("bundle");
        store = new DirectoryBundleStore(root);
        ledger = Ledger.open(new FileLedgerStore(root.resolve("ledger.jsonl")), CLOCK);
        ledger.append(
                EntryKind.RECORD_STARTED,
                "system:tool",
                Map.of("tool", "release-readiness 1.0", "release", Map.of("version", "2.0.0")));
    }

    @Test
    void aFileIsThereBeforeTheEntryThatRefersToIt() throws IOException {
        BundleWriter writer = BundleWriter.aroundLedger(ledger, store);
        BundleFile file = writer.publish(REPORT, CONTENT);
        assertThat(root.resolve("reports/report.md")).hasBinaryContent(CONTENT);
        assertThat(ledger.entries()).hasSize(1);
        assertThat(file).isEqualTo(new BundleFile(REPORT, CONTENT.length, Sha256.of(CONTENT)));

        LedgerEntry entry =
                writer.record(EntryKind.DOCUMENT, "system:report", Map.of("title", "Report"), List.of(file));
        assertThat(BundleFile.of(entry)).containsExactly(file);
        assertThat(entry.payload()).containsEntry("title", "Report");
    }

    @Test
    void theIndexFollowsFromTheLedger() throws IOException {
        BundleWriter writer = BundleWriter.aroundLedger(ledger, store);
        writer.record(EntryKind.DOCUMENT, "system:report", Map.of(), List.of(writer.publish(REPORT, new byte[1])));
        writer.record(EntryKind.DOCUMENT, "system:report", Map.of(), List.of(writer.publish(REPORT, CONTENT)));
        BundleIndex index = writer.seal();

        byte[] ledgerBytes = Files.readAllBytes(root.resolve("ledger.jsonl"));
        assertThat(index.tool()).isEqualTo("release-readiness 1.0");
        assertThat(index.release()).isEqualTo(Map.of("version", "2.0.0"));
        assertThat(index.head()).isEqualTo(ledger.head());
        assertThat(index.files())
                .containsExactly(
                        new BundleFile(BundlePath.LEDGER, ledgerBytes.length, Sha256.of(ledgerBytes)),
                        new BundleFile(REPORT, CONTENT.length, Sha256.of(CONTENT)));
        byte[] written = Files.readAllBytes(root.resolve("bundle.json"));
        assertThat(written).isEqualTo(index.bytes());
        assertThat(BundleIndex.read(written)).isEqualTo(index);
        assertThat(store.list()).containsExactly("bundle.json", "ledger.jsonl", "reports/report.md");
    }

    @Test
    void aLedgerKeptElsewhereIsCopied() throws IOException {
        MemoryLedgerStore elsewhere = LedgerSamples.storeWith(3);
        DirectoryBundleStore target = new DirectoryBundleStore(temp.resolve("copy"));
        BundleWriter.copyingLedger(Ledger.open(elsewhere, CLOCK), target).seal();
        assertThat(temp.resolve("copy/ledger.jsonl")).hasBinaryContent(elsewhere.bytes());
        assertThat(target.list()).containsExactly("bundle.json", "ledger.jsonl");
    }

    @Test
    void ledgerAndIndexAreNotPublishedByHand() {
        BundleWriter writer = BundleWriter.aroundLedger(ledger, store);
        assertThatIllegalArgumentException().isThrownBy(() -> writer.publish(BundlePath.LEDGER, CONTENT));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.publish(BundlePath.INDEX, CONTENT));
    }

    @Test
    void aStoreThatDoesNotTakeEverythingIsNotBelieved() {
        BundleStore lazy = new BundleStore() {
            @Override
            public void put(BundlePath path, Content content) throws IOException {
                try (InputStream in = content.open()) {
                    assertThat(in.read()).isEqualTo('#');
                }
            }

            @Override
            public InputStream open(BundlePath path) {
                return InputStream.nullInputStream();
            }

            @Override
            public List<String> list() {
                return List.of();
            }
        };
        BundleWriter writer = BundleWriter.copyingLedger(ledger, lazy);
        assertThatThrownBy(() -> writer.publish(REPORT, CONTENT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("did not take the whole of reports/report.md");
    }

    @Test
    void aContentThatFailsLeavesTheOldFile() throws IOException {
        store.put(REPORT, () -> new ByteArrayInputStream(CONTENT));
        assertThatThrownBy(() -> store.put(REPORT, () -> {
                    throw new IOException("agent is gone");
                }))
                .hasMessage("agent is gone");
        assertThat(root.resolve("reports/report.md")).hasBinaryContent(CONTENT);
        assertThat(store.list()).containsExactly("ledger.jsonl", "reports/report.md");
    }

    @Test
    void linksAreNeitherReadNorWrittenThrough() throws IOException {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Path secret = Files.write(outside.resolve("secret"), CONTENT);
        Files.createSymbolicLink(root.resolve("link"), secret);
        Files.createSymbolicLink(root.resolve("folder"), outside);
        assertThatThrownBy(() -> store.open(new BundlePath("link"))).hasMessage("link is not a plain file");
        assertThatThrownBy(() -> store.open(new BundlePath("folder/secret")))
                .hasMessageContaining("a folder on its way is a link");
        assertThatThrownBy(() -> store.put(new BundlePath("folder/new"), () -> new ByteArrayInputStream(CONTENT)))
                .hasMessageContaining("a folder on its way is a link");
        store.put(new BundlePath("link"), () -> new ByteArrayInputStream(new byte[0]));
        assertThat(secret).hasBinaryContent(CONTENT);
        assertThat(outside.resolve("new")).doesNotExist();
        assertThat(store.list()).containsExactly("folder", "ledger.jsonl", "link");
    }

    @Test
    void aMissingFileIsTold() {
        assertThatThrownBy(() -> store.open(REPORT)).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"format\":\"release-readiness-bundle/2\",\"tool\":\"\",\"release\":{},\"ledger\":{},\"files\":[]}",
                "{\"format\":\"release-readiness-bundle/1\",\"tool\":\"\",\"release\":{},"
                        + "\"ledger\":{\"path\":\"other\",\"entries\":0,\"head\":\"\"},\"files\":[]}",
                "{\"format\":\"release-readiness-bundle/1\",\"tool\":\"\",\"release\":{},\"ledger\":"
                        + "{\"path\":\"ledger.jsonl\",\"entries\":0,\"head\":\"\"},\"files\":[{\"path\":\"../x\"}]}"
            })
    void whatIsNoIndexIsRefused(String text) {
        assertThatThrownBy(() -> BundleIndex.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonException.class);
    }
}
