package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The result of one page (an {@code lhr}). Audits and categories may stand in any order. */
final class LighthousePage {
    private static final String ACCESSIBILITY = "accessibility";

    /** Lighthouse has about 160. */
    private static final int MAX_AUDITS = 10_000;

    /** Old versions write an error object also when there was none. */
    private static final String NO_ERROR = "NO_ERROR";

    private static final Pattern CATEGORY = Pattern.compile("[\\w-]{1,100}");
    private static final int SHOWN = 60;

    private final Map<String, Audit> audits = new HashMap<>();
    private final Map<String, Double> scores = new TreeMap<>();
    private List<String> accessibilityAudits;
    private String version;
    private String fetchTime;
    private String runtimeError;
    private String warning;
    private boolean audited;
    private boolean categorised;

    /**
     * @param ran whether it has a result
     * @param failed whether that is not a pass
     * @param impact how much a failure matters; {@code null} if the report does not say
     */
    private record Audit(boolean ran, boolean failed, String impact) {}

    /** Takes the member at hand of the result. */
    void member(JsonCursor json, String name) throws IOException {
        switch (name) {
            case "lighthouseVersion" -> version = json.text("lighthouseVersion");
            case "fetchTime" -> fetchTime = json.text("fetchTime");
            case "runtimeError" -> runtimeError = runtimeError(json);
            case "runWarnings" -> json.elements("runWarnings", () -> warning = json.scalarOrNull());
            case "audits" -> {
                audited = true;
                json.members("audits", id -> {
                    audits.put(id, audit(json));
                    if (audits.size() > MAX_AUDITS) {
                        throw json.unreadable("there are more than " + MAX_AUDITS + " audits");
                    }
                });
            }
            case "categories" -> {
                categorised = true;
                json.members("categories", id -> category(json, id));
            }
            default -> json.skip();
        }
    }

    /** Whether all parts of a result were there. */
    boolean complete() {
        return version != null && (audited && categorised || runtimeError != null);
    }

    /** Why the page was not audited; {@code null} if it was. */
    String runtimeError() {
        return runtimeError;
    }

    /** The last warning of the run; {@code null} without any. */
    String warning() {
        return warning;
    }

    /** When the page was fetched; {@code null} if the report does not say. */
    String fetchTime() {
        return fetchTime;
    }

    /** Scores from 0 to 1 by category; those without a score are absent. */
    Map<String, Double> scores() {
        return scores;
    }

    /** The failed accessibility audits by impact; {@code null} without such a category. */
    ImpactCounts accessibility(JsonCursor json) throws IOException {
        if (accessibilityAudits == null) {
            return null;
        }
        ImpactCounts failed = new ImpactCounts();
        for (String id : accessibilityAudits) {
            Audit audit = audits.get(id);
            if (audit == null) {
                throw json.unreadable("the category accessibility refers to the audit '" + Shown.line(id, SHOWN)
                        + "', which is missing");
            }
            if (audit.failed()) {
                failed.add(audit.impact());
            }
        }
        return failed;
    }

    /** Whether any accessibility audit has a result. */
    boolean accessibilityMeasured() {
        return accessibilityAudits.stream().anyMatch(id -> audits.get(id).ran());
    }

    private static Audit audit(JsonCursor json) throws IOException {
        double[] score = {Double.NaN};
        String[] mode = {""};
        String[] impact = {null};
        json.members("an audit", name -> {
            switch (name) {
                case "score" -> score[0] = score(json);
                case "scoreDisplayMode" -> mode[0] = json.text("scoreDisplayMode");
                case "details" -> impact[0] = impact(json);
                default -> json.skip();
            }
        });
        // An audit that broke off has no score, but it has not passed either.
        boolean broken = "error".equals(mode[0]);
        return new Audit(!Double.isNaN(score[0]) || broken, score[0] < 1 || broken, impact[0]);
    }

    private static String impact(JsonCursor json) throws IOException {
        String[] impact = {null};
        if (json.isObject()) {
            json.members("details", detail -> {
                if (detail.equals("debugData") && json.isObject()) {
                    json.members("debugData", datum -> {
                        if (datum.equals("impact")) {
                            impact[0] = json.text("the impact");
                        }
                    });
                }
            });
        }
        return impact[0];
    }

    private void category(JsonCursor json, String id) throws IOException {
        if (!CATEGORY.matcher(id).matches()) {
            throw json.unreadable("'" + Shown.line(id, SHOWN) + "' is no id of a category");
        }
        List<String> refs = new ArrayList<>();
        json.members("a category", name -> {
            switch (name) {
                case "score" -> {
                    double score = score(json);
                    if (!Double.isNaN(score)) {
                        scores.put(id, score);
                    }
                }
                case "auditRefs" -> json.elements("auditRefs", () -> reference(json, refs));
                default -> json.skip();
            }
        });
        if (id.equals(ACCESSIBILITY)) {
            accessibilityAudits = refs;
        }
    }

    private static void reference(JsonCursor json, List<String> refs) throws IOException {
        json.members("an audit reference", name -> {
            if (name.equals("id")) {
                refs.add(json.text("the id"));
            }
        });
        if (refs.size() > MAX_AUDITS) {
            throw json.unreadable("a category refers to more than " + MAX_AUDITS + " audits");
        }
    }

    /** A score from 0 to 1; NaN for null. */
    private static double score(JsonCursor json) throws IOException {
        double score = Measure.read(json, "the score");
        if (score > 1) {
            throw json.unreadable("the score should be from 0 to 1 but is " + score);
        }
        return score;
    }

    private static String runtimeError(JsonCursor json) throws IOException {
        if (json.isNull()) {
            return null;
        }
        // code, message
        String[] said = {null, null};
        json.members("runtimeError", name -> {
            if (name.equals("code")) {
                said[0] = json.scalarOrNull();
            } else if (name.equals("message")) {
                said[1] = json.scalarOrNull();
            }
        });
        if (NO_ERROR.equals(said[0])) {
            return null;
        }
        return said[0] + (said[1] == null || said[1].isBlank() ? "" : ": " + said[1]);
    }
}
