package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.evidence.collect.PathPattern;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.ProbeSpec;
import io.jenkins.plugins.releasereadiness.engine.yaml.Located;
import io.jenkins.plugins.releasereadiness.engine.yaml.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code sources}. */
final class SourcesSection {
    private static final String OPENVEX = "openvex";
    private static final int MAX_PERCENTILES = 4;

    private final KnownFormats formats;

    SourcesSection(KnownFormats formats) {
        this.formats = formats;
    }

    Map<String, Source> read(Section root) {
        Map<String, Source> sources = new LinkedHashMap<>();
        Map<String, Section> sections = new LinkedHashMap<>();
        for (Section.Entry entry : Names.strict(root, "sources", "source")) {
            sources.put(entry.name(), source(entry.name(), entry.section()));
            sections.put(entry.name(), entry.section());
        }
        sections.forEach((id, section) -> vex(section, sources));
        return sources;
    }

    private Source source(String id, Section section) {
        Optional<String> format = format(section);
        List<String> files = files(section);
        Optional<String> url = url(section);
        Source source = new Source(
                id,
                format,
                files,
                url,
                section.text("query"),
                section.text("expect"),
                section.text("credentialsId"),
                section.duration("maxAge"),
                section.bool("emptyRunIsClean").orElse(false),
                section.bool("allowIncomplete").orElse(false),
                percentiles(section),
                section.text("vex"));
        section.end();
        input(section, source);
        return source;
    }

    private Optional<String> format(Section section) {
        Optional<Located.Scalar> written = section.scalar("format");
        written.filter(scalar -> !formats.accepts(scalar.text()))
                .ifPresent(scalar -> section.problem(scalar.place(), formats.unknown(scalar.text())));
        if (written.isPresent() || !section.has("url")) {
            return written.map(Located.Scalar::text);
        }
        return Optional.of(section.has("query") ? ProbeSpec.PROMETHEUS : ProbeSpec.HTTP);
    }

    private static List<String> files(Section section) {
        List<String> patterns = new ArrayList<>();
        for (Located.Scalar pattern : section.scalars("files")) {
            try {
                patterns.add(PathPattern.parse(pattern.text()).text());
            } catch (IllegalArgumentException e) {
                section.problem(pattern.place(), e.getMessage());
            }
        }
        return patterns;
    }

    private static Optional<String> url(Section section) {
        Optional<Located.Scalar> url = section.scalar("url");
        url.ifPresent(address -> {
            try {
                ProbeSpec.of("", address.text(), Optional.empty(), Optional.empty());
            } catch (IllegalArgumentException e) {
                section.problem(address.place(), e.getMessage());
            }
        });
        return url.map(Located.Scalar::text);
    }

    private static List<Integer> percentiles(Section section) {
        Optional<Located> value = section.value("percentiles");
        if (value.isEmpty()) {
            return List.of();
        }
        List<Integer> percentiles = new ArrayList<>();
        if (value.get() instanceof Located.Sequence list) {
            for (Located element : list.elements()) {
                if (element instanceof Located.Scalar scalar
                        && scalar.value() instanceof Long number
                        && number >= 1
                        && number <= 99) {
                    percentiles.add(number.intValue());
                }
            }
            if (percentiles.size() == list.elements().size() && percentiles.size() <= MAX_PERCENTILES) {
                return percentiles;
            }
        }
        section.problem(
                value.get().place(),
                "'percentiles' should be a list of up to 4 whole numbers from 1 to 99, as in [50, 75, 95, 99]");
        return List.of();
    }

    private void input(Section section, Source source) {
        KnownFormats.Input input = source.format().flatMap(formats::input).orElseGet(() -> inferred(section));
        String of = source.format().map(format -> " of format " + format).orElse("");
        boolean files = section.has("files");
        boolean url = section.has("url");
        switch (input) {
            case FILES -> {
                if (url) {
                    section.problem(
                            section.placeOf("url"),
                            section.what() + of + " reads files; 'url' belongs to the"
                                    + " formats http and prometheus");
                } else {
                    section.need("files", Optional.empty());
                }
                only(section, "query", ProbeSpec.PROMETHEUS, url);
                only(section, "expect", ProbeSpec.HTTP, url);
                only(section, "credentialsId", "http and prometheus", url);
            }
            case URL -> {
                if (files) {
                    section.problem(
                            section.placeOf("files"), section.what() + of + " asks a server; it has no 'files'");
                }
                section.need("url", Optional.empty());
                boolean prometheus = source.format().orElse("").equals(ProbeSpec.PROMETHEUS);
                if (prometheus) {
                    section.need("query", Optional.empty());
                }
                only(section, "query", ProbeSpec.PROMETHEUS, prometheus);
                only(section, "expect", ProbeSpec.HTTP, !prometheus);
            }
            case BUILD -> {
                if (files || url) {
                    section.problem(
                            section.placeOf(files ? "files" : "url"),
                            section.what() + of + " takes what the build knows; it has neither 'files' nor 'url'");
                }
            }
        }
        if (files && input == KnownFormats.Input.FILES && source.files().isEmpty()) {
            section.problem(section.placeOf("files"), "'files' should name at least one pattern");
        }
    }

    /** For formats that are not known here, or that the files will tell. */
    private static KnownFormats.Input inferred(Section section) {
        if (section.has("url")) {
            return KnownFormats.Input.URL;
        }
        return section.has("format") && !section.has("files") ? KnownFormats.Input.BUILD : KnownFormats.Input.FILES;
    }

    private static void only(Section section, String key, String format, boolean allowed) {
        if (!allowed && section.has(key)) {
            section.problem(section.placeOf(key), "'" + key + "' belongs to sources of format " + format + " only");
        }
    }

    private static void vex(Section section, Map<String, Source> sources) {
        section.scalar("vex").ifPresent(reference -> {
            if (Names.exists(section, reference, "source", sources.keySet())
                    && !sources.get(reference.text()).format().equals(Optional.of(OPENVEX))) {
                section.problem(reference.place(), "'vex' should name a source of format " + OPENVEX);
            }
        });
    }
}
