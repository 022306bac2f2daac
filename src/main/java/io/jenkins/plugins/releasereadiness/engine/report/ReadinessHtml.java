package io.jenkins.plugins.releasereadiness.engine.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code production-readiness-report.html}: one file without scripts and without anything from elsewhere, so that it can
 * be opened from an archive and printed. Templates are compiled at build time and escape every value by its context.
 */
public final class ReadinessHtml {
    private static final String TEMPLATES = "io.jenkins.plugins.releasereadiness.engine.report.html";

    private ReadinessHtml() {}

    /** The report as a file of its own. */
    public static Document of(ReleaseRecord record) {
        return new Document("production-readiness-report.html", render(new HtmlModel(record)));
    }

    /**
     * The same page for a server that forbids styles inside of pages, as a content security policy does.
     *
     * @param stylesheet address of what {@link #css} gives
     */
    public static String page(ReleaseRecord record, String stylesheet) {
        return render(new HtmlModel(record, Optional.of(stylesheet)));
    }

    /** The stylesheet of the report. */
    public static String css() {
        try (InputStream in = ReadinessHtml.class.getResourceAsStream("readiness.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String render(HtmlModel model) {
        StringOutput output = new StringOutput();
        // Precompiled templates are looked up by the thread's class loader, and in Jenkins that one knows no plugin.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ReadinessHtml.class.getClassLoader());
        try {
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES)
                    .render("readiness.jte", model, output);
        } finally {
            thread.setContextClassLoader(before);
        }
        return output.toString();
    }
}
