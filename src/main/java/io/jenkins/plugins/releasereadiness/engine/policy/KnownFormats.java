package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.ProbeSpec;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import io.jenkins.plugins.releasereadiness.engine.text.Suggestions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The formats a source may name: what kind of facts each gives and where it comes from. Immutable. */
public final class KnownFormats {
    /** Where evidence of a format comes from. */
    public enum Input {
        /** Files of the workspace. */
        FILES,
        /** A server that is asked. */
        URL,
        /** What the build itself already knows; the source names neither files nor a URL. */
        BUILD
    }

    /** What the JUnit plugin of Jenkins recorded; known everywhere, so that a policy reads the same everywhere. */
    public static final String JENKINS_TESTS = "jenkins-tests";

    private record Format(SourceKind kind, Input input) {}

    /** Takes every format on trust: for policies that were checked when they were recorded. */
    public static final KnownFormats ANY = new KnownFormats(Map.of(), true);

    private final Map<String, Format> formats;
    private final boolean any;

    private KnownFormats(Map<String, Format> formats, boolean any) {
        this.formats = formats;
        this.any = any;
    }

    /** The formats of the readers, the probes, and what a build holds. */
    public static KnownFormats of(Readers readers) {
        KnownFormats all = new KnownFormats(Map.of(), false)
                .with(ProbeSpec.HTTP, SourceKind.PROBE, Input.URL)
                .with(ProbeSpec.PROMETHEUS, SourceKind.PROBE, Input.URL)
                .with(JENKINS_TESTS, SourceKind.TESTS, Input.BUILD);
        for (String format : readers.formats()) {
            all = all.with(format, readers.of(format).orElseThrow().kind(), Input.FILES);
        }
        return all;
    }

    /** These formats and one more. */
    public KnownFormats with(String id, SourceKind kind, Input input) {
        Map<String, Format> more = new TreeMap<>(formats);
        more.put(id, new Format(kind, input));
        return new KnownFormats(more, any);
    }

    /** Whether a source may name the format. */
    boolean accepts(String id) {
        return any || formats.containsKey(id);
    }

    /** The kind of facts that the format gives; empty if that is not known. */
    public Optional<SourceKind> kind(String id) {
        return Optional.ofNullable(formats.get(id)).map(Format::kind);
    }

    Optional<Input> input(String id) {
        return Optional.ofNullable(formats.get(id)).map(Format::input);
    }

    /** What to say about a format that is not known. */
    String unknown(String id) {
        return "there is no format '" + Shown.line(id, 60) + "'" + Suggestions.didYouMean(id, formats.keySet())
                + "; known formats: " + String.join(", ", formats.keySet());
    }
}
