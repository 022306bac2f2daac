package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReportTime;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Brings together pages and steps. */
final class LighthouseReading implements Reading {
    private static final int SHOWN = 200;

    private final EvidenceReader reader;
    private final MeasuredAt measuredAt = new MeasuredAt();
    private final Map<String, Double> scores = new TreeMap<>();
    private final ImpactCounts failed = new ImpactCounts();
    private boolean accessibility;
    private boolean measured;
    private String warning = "";

    /** The worst step of the file at hand; {@code null} if none says anything of accessibility. */
    private ImpactCounts worst;

    LighthouseReading(EvidenceReader reader) {
        this.reader = reader;
    }

    @Override
    public void read(InputStream bytes) throws IOException {
        worst = null;
        JsonReports.read(reader, "a Lighthouse report", bytes, json -> {
            LighthousePage page = new LighthousePage();
            boolean[] flow = {false};
            json.members("the report", name -> {
                if (name.equals("steps")) {
                    flow[0] = true;
                    json.elements("steps", () -> step(json));
                } else {
                    page.member(json, name);
                }
            });
            if (!flow[0] && page.complete()) {
                add(page, json);
            }
            return flow[0] || page.complete();
        });
        if (worst != null) {
            failed.addAll(worst, null);
        }
        measuredAt.endFile();
    }

    @Override
    public Outcome finish() {
        Facts.Builder facts = Facts.builder();
        if (accessibility) {
            if (failed.total() > 0 && !failed.known()) {
                facts.count("total", failed.total());
            } else {
                failed.addTo(facts);
            }
        }
        scores.forEach((category, score) -> facts.number("score." + category, score));
        Outcome outcome = measured || !scores.isEmpty()
                ? Outcome.present(facts.build()).withMessage(warning)
                : Outcome.vacuous(
                        facts.build(),
                        "no category has a score and no accessibility audit ran; check what was audited");
        return outcome.measuredAt(measuredAt);
    }

    private void step(JsonCursor json) throws IOException {
        LighthousePage page = new LighthousePage();
        json.members("a step", name -> {
            if (name.equals("lhr")) {
                json.members("lhr", member -> page.member(json, member));
            }
        });
        if (!page.complete()) {
            throw json.unreadable("the step has no Lighthouse result (lhr)");
        }
        add(page, json);
    }

    private void add(LighthousePage page, JsonCursor json) throws IOException {
        if (page.runtimeError() != null) {
            throw json.unreadable("Lighthouse could not audit the page: " + Shown.line(page.runtimeError(), SHOWN));
        }
        page.scores().forEach((category, score) -> scores.merge(category, percent(score), Math::min));
        measuredAt.see(ReportTime.parse(page.fetchTime()));
        if (page.warning() != null) {
            warning = "Lighthouse warns: " + Shown.line(page.warning(), SHOWN);
        }
        ImpactCounts counts = page.accessibility(json);
        if (counts != null) {
            accessibility = true;
            measured |= page.accessibilityMeasured();
            worst = worst == null || counts.worseThan(worst) ? counts : worst;
        }
    }

    /** Exactly a hundred times the decimal number that the report holds. */
    private static double percent(double score) {
        return BigDecimal.valueOf(score).movePointRight(2).doubleValue();
    }
}
