package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.Freshness;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Turns sources into evidence. Whatever a path or a report does ends as a state and a message, never as a crash or a
 * hang; only an interruption and a sink that fails are exceptions.
 *
 * <ul>
 *   <li>States win in the order of {@link EvidenceState}: unreadable, contradicted, vacuous, stale, present.
 *   <li>Files that match add up. One that cannot be read makes the whole source unreadable, because a sum without it is
 *       no sum; the message names file, line and column.
 *   <li>A pattern without wildcards that finds nothing makes the source missing: what was asked for by name is not
 *       there. A pattern with wildcards may find nothing as long as another finds something; the message says so.
 *   <li>Links are read only where they lead to a regular file in the workspace, links to folders are not followed, a
 *       file with several names is read once.
 *   <li>The measurement is as old as the report's own time says, else as the file. Of several files the oldest decides:
 *       a sum is as old as its oldest part, and a leftover of an earlier build is found this way. A time without a zone
 *       is the older of UTC and the zone of the clock, which should be that of the machine that reads.
 * </ul>
 *
 * <p>Immutable; may be used by several threads if its ports may.
 */
public final class Collector {
    private final Readers readers;
    private final Clock clock;
    private final CollectLimits limits;
    private final EvidenceSink sink;
    private final CollectProgress progress;

    /** A collector with the usual limits that keeps no copies. */
    public Collector(Readers readers, Clock clock) {
        this(readers, clock, CollectLimits.DEFAULTS, EvidenceSink.NONE, CollectProgress.NONE);
    }

    public Collector(Readers readers, Clock clock, CollectLimits limits, EvidenceSink sink, CollectProgress progress) {
        this.readers = Objects.requireNonNull(readers);
        this.clock = Objects.requireNonNull(clock);
        this.limits = Objects.requireNonNull(limits);
        this.sink = Objects.requireNonNull(sink);
        this.progress = Objects.requireNonNull(progress);
    }

    /**
     * Collects a source below a folder.
     *
     * @param root the workspace
     * @throws InterruptedIOException if the thread was interrupted; its flag stays set
     * @throws IOException if the sink fails
     */
    public Evidence collect(SourceSpec spec, Path root) throws IOException {
        SourceReading reading = null;
        try {
            reading = begin(spec);
            if (spec.patterns().isEmpty()) {
                throw new Refusal("the source names no files; give it patterns");
            }
            List<PathPattern> patterns = parse(spec.patterns());
            Path folder;
            try {
                folder = root.toRealPath();
            } catch (IOException e) {
                return Evidence.missing(
                        spec.id(),
                        "the folder " + Shown.line(root.toString()) + " cannot be reached: " + Refusal.words(e));
            }
            FoundFiles found =
                    new FileFinder(folder, limits, entries -> progress.looking(spec.id(), entries)).find(patterns);
            Optional<String> missing = missing(found, folder);
            return missing.isPresent()
                    ? Evidence.missing(spec.id(), missing.get())
                    : read(spec, found.files(), note(found), reading);
        } catch (Refusal e) {
            return unreadable(spec, reading, e);
        }
    }

    /**
     * Collects a source of exactly one file, which a person named: it may lie anywhere and be a link. The patterns of
     * {@code spec} are not used.
     *
     * @throws InterruptedIOException if the thread was interrupted; its flag stays set
     * @throws IOException if the sink fails
     */
    public Evidence collectFile(SourceSpec spec, Path file) throws IOException {
        SourceReading reading = null;
        String name = file.toString();
        try {
            reading = begin(spec);
            if (!Files.exists(file)) {
                return Evidence.missing(spec.id(), "there is no file " + Shown.line(name));
            }
            Path real = real(file);
            if (Files.isDirectory(real)) {
                throw Refusal.of(name, "this is a folder; name the files in it");
            }
            if (!Files.isRegularFile(real)) {
                throw FileFinder.irregular(name);
            }
            return read(spec, List.of(new FoundFile(name, real)), "", reading);
        } catch (Refusal e) {
            return unreadable(spec, reading, e);
        }
    }

    /**
     * Collects a source that others name as their {@code vex}; collect it before them and give them its statements.
     *
     * @throws InterruptedIOException if the thread was interrupted; its flag stays set
     * @throws IOException if the sink fails
     */
    public CollectedVex collectVex(SourceSpec spec, Path root) throws IOException {
        VexCapture capture = new VexCapture(readers);
        return capture.collected(new Collector(capture.readers(), clock, limits, sink, progress).collect(spec, root));
    }

    private static Path real(Path file) throws Refusal {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw Refusal.of(file.toString(), "the file cannot be reached: " + Refusal.words(e));
        }
    }

    private SourceReading begin(SourceSpec spec) throws Refusal {
        EvidenceReader named = null;
        if (spec.format().isPresent()) {
            Optional<String> problem = Formats.problem(spec.format().get(), readers);
            if (problem.isPresent()) {
                throw new Refusal(problem.get());
            }
            named = readers.of(spec.format().get()).orElseThrow();
        }
        return new SourceReading(readers, named, spec.options(), limits, progress);
    }

    private static List<PathPattern> parse(List<String> texts) throws Refusal {
        List<PathPattern> patterns = new ArrayList<>();
        for (String text : texts) {
            try {
                patterns.add(PathPattern.parse(text));
            } catch (IllegalArgumentException e) {
                throw new Refusal(Shown.line(e.getMessage()));
            }
        }
        return patterns;
    }

    private static Optional<String> missing(FoundFiles found, Path folder) {
        Optional<PathPattern> pattern = found.absent().stream()
                .filter(absent -> absent.literal() || found.files().isEmpty())
                .findFirst();
        return pattern.map(absent -> (absent.literal() ? "there is no file " : "no file matches ") + absent + " in "
                + Shown.line(folder.toString()) + linkedFolder(found)
                + "; run the step that writes it before, or correct the pattern");
    }

    private static String note(FoundFiles found) {
        return found.absent().isEmpty()
                ? ""
                : "nothing matches " + found.absent().get(0) + linkedFolder(found);
    }

    private static String linkedFolder(FoundFiles found) {
        return found.linkedFolder()
                .map(link -> " (the folder " + Shown.line(link) + " is a link, which is not followed)")
                .orElse("");
    }

    private Evidence read(SourceSpec spec, List<FoundFile> files, String note, SourceReading reading)
            throws IOException {
        int number = 0;
        for (FoundFile file : files) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted while reading evidence");
            }
            progress.reading(spec.id(), file.path(), ++number, files.size());
            try (OutputStream copy = sink.open(spec.id(), file.path())) {
                reading.read(file, copy);
            }
        }
        return judge(spec, reading, reading.finish(), note);
    }

    private Evidence judge(SourceSpec spec, SourceReading reading, Outcome outcome, String note) {
        Optional<Instant> measuredAt = outcome.measuredAt(clock.getZone()).or(() -> Optional.of(reading.oldest()));
        Optional<String> stale = outcome.state() == EvidenceState.PRESENT
                ? Freshness.problem(measuredAt, spec.maxAge(), clock.instant())
                        .map(problem -> problem + outcome.zoneNote(clock.getZone()))
                : Optional.empty();
        String files = reading.digests().size() == 1
                ? reading.digests().get(0).path()
                : reading.digests().size() + " files";
        String read = "read " + Shown.line(files) + " as "
                + reading.reader().orElseThrow().format();
        String said = stale.orElse(outcome.message().isEmpty() ? read : outcome.message());
        return evidence(
                spec,
                reading,
                stale.isPresent() ? EvidenceState.STALE : outcome.state(),
                outcome.facts(),
                note.isEmpty() ? said : said + "; " + note,
                measuredAt);
    }

    private static Evidence unreadable(SourceSpec spec, SourceReading reading, Refusal why) {
        return evidence(spec, reading, EvidenceState.UNREADABLE, Facts.NONE, why.getMessage(), Optional.empty());
    }

    /** @param reading {@code null} if reading could not even begin */
    private static Evidence evidence(
            SourceSpec spec,
            SourceReading reading,
            EvidenceState state,
            Facts facts,
            String message,
            Optional<Instant> measuredAt) {
        Optional<EvidenceReader> reader = Optional.ofNullable(reading).flatMap(SourceReading::reader);
        return new Evidence(
                spec.id(),
                reader.map(EvidenceReader::kind),
                reader.map(EvidenceReader::format),
                state,
                facts,
                message,
                reading == null ? List.of() : reading.digests(),
                measuredAt);
    }
}
