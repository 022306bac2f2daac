package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import io.jenkins.plugins.releasereadiness.engine.evidence.FileDigest;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonOutline;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Lookalike;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Peek;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reading of the files of one source, one after the other, by one reader, which the first file chooses where no
 * format is named. Used by one thread.
 */
final class SourceReading {
    private static final int BUFFER = 1 << 16;

    private final Readers readers;
    private final ReadOptions options;
    private final CollectLimits limits;
    private final CollectProgress progress;
    private final boolean named;
    private final List<FileDigest> digests = new ArrayList<>();
    private EvidenceReader reader;
    private Reading reading;
    private Instant oldest;

    /**
     * @param reader the reader of the format that is named; {@code null} to recognise it
     */
    SourceReading(
            Readers readers,
            EvidenceReader reader,
            ReadOptions options,
            CollectLimits limits,
            CollectProgress progress) {
        this.readers = readers;
        this.reader = reader;
        this.named = reader != null;
        this.options = options;
        this.limits = limits;
        this.progress = progress;
    }

    /**
     * Reads one file to its end, once.
     *
     * @param copy receives the same bytes; closed by the caller
     * @throws Refusal if the file is not a report that can be read
     * @throws InterruptedIOException if the thread was interrupted
     * @throws IOException if {@code copy} fails
     */
    void read(FoundFile found, OutputStream copy) throws IOException {
        DigestTee tee;
        Refusal refusal;
        try (InputStream file = open(found)) {
            tee = new DigestTee(file, copy, limits.maxFileBytes(), progress::read);
            refusal = parse(found, tee);
            tee.drain();
        }
        IOException failure = tee.failure();
        if (failure != null) {
            boolean ours = failure instanceof InterruptedIOException || failure == tee.copyFailure();
            throw ours ? failure : Refusal.of(found.path(), "the file cannot be read: " + Refusal.words(failure));
        }
        digests.add(new FileDigest(found.path(), tee.count(), tee.sha256()));
        if (refusal != null) {
            throw refusal;
        }
    }

    private InputStream open(FoundFile found) throws Refusal {
        try {
            Instant modified = Files.getLastModifiedTime(found.real(), LinkOption.NOFOLLOW_LINKS)
                    .toInstant();
            oldest = oldest == null || modified.isBefore(oldest) ? modified : oldest;
            return Files.newInputStream(found.real(), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw Refusal.of(found.path(), "the file cannot be opened: " + Refusal.words(e));
        }
    }

    /** Ends the reading: what all files together say. */
    Outcome finish() throws Refusal {
        String path = digests.size() == 1 ? digests.get(0).path() : "";
        try {
            return reading.finish();
        } catch (UnreadableException e) {
            throw path.isEmpty() ? new Refusal(Shown.line(e.getMessage())) : located(e, path);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw failed(path, e);
        }
    }

    /** The files that were read whole. */
    List<FileDigest> digests() {
        return List.copyOf(digests);
    }

    /** The reader in charge; empty as long as none is known. */
    Optional<EvidenceReader> reader() {
        return Optional.ofNullable(reader);
    }

    /** When the file that was changed longest ago was changed; {@code null} before the first file. */
    Instant oldest() {
        return oldest;
    }

    /**
     * Returns what is wrong instead of throwing, so that a bad file is hashed to its end as well. What failed in the tee
     * is told by the tee, whatever the reader made of it.
     */
    private Refusal parse(FoundFile found, DigestTee tee) {
        try {
            Peek peek = Peek.at(tee);
            Head head = new Head(
                    String.valueOf(found.real().getFileName()), peek.head().bytes());
            choose(head, found);
            if (reading == null) {
                reading = reader.open(options);
            }
            try {
                reading.read(new BufferedInputStream(peek.bytes(), BUFFER));
                return null;
            } catch (UnreadableException e) {
                return located(e, found.path());
            }
        } catch (Refusal e) {
            return e;
        } catch (IOException e) {
            return Refusal.of(found.path(), "the file cannot be read: " + Refusal.words(e));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return failed(found.path(), e);
        }
    }

    private void choose(Head head, FoundFile found) throws IOException {
        boolean recognised = reader != null && reader.recognises(head);
        // A plain file may hold anything; a reader that knows its reports may like what looks strange to us.
        if (!recognised && !(named && reader.kind() == SourceKind.FILE)) {
            Optional<String> noReport = Lookalike.noReport(head);
            if (noReport.isPresent()) {
                throw Refusal.of(found.path(), "this is " + noReport.get() + "; a report was expected");
            }
        }
        if (named || recognised) {
            return;
        }
        EvidenceReader other = recognise(head, found);
        if (reader != null && reader != other) {
            throw Refusal.of(
                    found.path(),
                    "this looks like " + other.format() + " but the files before it like " + reader.format()
                            + "; make them two sources or name the format");
        }
        reader = other;
    }

    /** By its beginning, or where that of a long JSON file does not tell, by its outline. */
    private EvidenceReader recognise(Head head, FoundFile found) throws IOException {
        Head seen = head;
        Optional<EvidenceReader> recognised = readers.recognise(head);
        if (recognised.isEmpty() && head.bytes().length == Head.SIZE && head.looksLikeJson()) {
            try (InputStream again = Files.newInputStream(found.real(), LinkOption.NOFOLLOW_LINKS)) {
                seen = JsonOutline.of(head.fileName(), again);
            }
            recognised = readers.recognise(seen);
        }
        Head shown = seen;
        return recognised.orElseThrow(() -> Refusal.of(
                found.path(),
                "nothing recognises this as a report; it looks like " + Lookalike.of(shown, readers)
                        + "; name the format in the policy (" + Formats.known(readers) + ")"));
    }

    private static Refusal located(UnreadableException e, String path) {
        Refusal refusal = new Refusal(Shown.line(e.located(path)));
        refusal.initCause(e);
        return refusal;
    }

    private Refusal failed(String path, Throwable e) {
        String what = "the reader of the format " + reader.format() + " failed: " + Shown.line(String.valueOf(e), 200)
                + "; report this to its author";
        Refusal refusal = path.isEmpty() ? new Refusal(what) : Refusal.of(path, what);
        refusal.initCause(e);
        return refusal;
    }
}
