package io.jenkins.plugins.releasereadiness.engine.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;

/**
 * {@code production-readiness-report.html}: one file without scripts and without anything from elsewhere, so that it can
 * be opened from an archive and printed. Templates are compiled at build time and escape every value by its context.
 */
public final class ReadinessHtml {
    private static final String TEMPLATES = "io.jenkins.plugins.releasereadiness.engine.report.html";

    private ReadinessHtml() {}

    public static Document of(ReleaseRecord record) {
        StringOutput output = new StringOutput();
        // Precompiled templates are looked up by the thread's class loader, and in Jenkins that one knows no plugin.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ReadinessHtml.class.getClassLoader());
        try {
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES)
                    .render("readiness.jte", new HtmlModel(record), output);
        } finally {
            thread.setContextClassLoader(before);
        }
        return new Document("production-readiness-report.html", output.toString());
    }
}
