package io.jenkins.plugins.releasereadiness.ui;

import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.report.ReadinessHtml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;

/**
 * {@code release-readiness/report/}: the report of the bundle, styled. As an archived file Jenkins serves it under a
 * policy that forbids the styles inside of it; here they come from an address of their own, and nothing else may load.
 */
@Restricted(NoExternalUse.class)
public final class ReportPage {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final Run<?, ?> run;
    private final Optional<ReleaseRecord> record;
    private final boolean mayRead;

    ReportPage(Run<?, ?> run, Optional<ReleaseRecord> record, boolean mayRead) {
        this.run = run;
        this.record = record;
        this.mayRead = mayRead;
    }

    /** The report, for those who may read the build's artifacts, of which it is one. */
    @GET
    public void doIndex(StaplerResponse2 response) throws IOException {
        run.checkPermission(Item.READ);
        if (!mayRead) {
            run.checkPermission(Run.ARTIFACTS);
        }
        if (record.isEmpty()) {
            throw HttpResponses.notFound();
        }
        send(response, "text/html", ReadinessHtml.page(record.get(), "css/"));
    }

    /** Its stylesheet. */
    public Stylesheet getCss() {
        return new Stylesheet(run);
    }

    private static void send(StaplerResponse2 response, String type, String text) throws IOException {
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "private, no-store");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code report/css/}: the same for every build. */
    @Restricted(NoExternalUse.class)
    public static final class Stylesheet {
        private final Run<?, ?> run;

        Stylesheet(Run<?, ?> run) {
            this.run = run;
        }

        @GET
        public void doIndex(StaplerResponse2 response) throws IOException {
            run.checkPermission(Item.READ);
            send(response, "text/css", ReadinessHtml.css());
        }
    }
}
