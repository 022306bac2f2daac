package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import java.io.IOException;
import java.util.Locale;

/** One SARIF result at a time: what it counts as. One object serves all results of a run, to spare the memory. */
final class SarifResult {
    /** What a result counts as before its severity is asked. */
    enum Fate {
        /** Nothing was found, or no longer. */
        NOTHING,
        SUPPRESSED,
        INFORMATIONAL,
        FINDING
    }

    private final JsonCursor json;
    private final JsonCursor.MemberHandler memberHandler = this::member;
    private final JsonCursor.MemberHandler ruleHandler = this::ruleMember;
    private final JsonCursor.MemberHandler componentHandler = this::componentMember;
    private final JsonCursor.ElementHandler suppressionHandler = this::suppression;
    private final JsonCursor.MemberHandler statusHandler = this::suppressionMember;

    private String ruleId;
    private String nestedRuleId;
    private String guid;
    private int index;
    private int component;
    private String componentName;
    private String level;
    private String kind;
    private String baselineState;
    private boolean suppressed;
    private boolean objected;

    SarifResult(JsonCursor json) {
        this.json = json;
    }

    /** Reads the result at hand; what the one before said is gone. */
    void read() throws IOException {
        ruleId = null;
        nestedRuleId = null;
        guid = null;
        index = -1;
        component = -1;
        componentName = null;
        level = null;
        kind = null;
        baselineState = null;
        suppressed = false;
        objected = false;
        json.members("a result", memberHandler);
    }

    /** The result's own level, {@code null} if not given. */
    String level() {
        return level;
    }

    SarifRuleRef rule() {
        return new SarifRuleRef(ruleId != null ? ruleId : nestedRuleId, guid, index, component, componentName);
    }

    Fate fate() {
        String kindWord = kind == null ? "fail" : kind.toLowerCase(Locale.ROOT);
        if ("absent".equals(baselineState) || kindWord.equals("pass") || kindWord.equals("notapplicable")) {
            return Fate.NOTHING;
        }
        if (suppressed && !objected) {
            return Fate.SUPPRESSED;
        }
        return switch (kindWord) {
            case "open", "review", "informational" -> Fate.INFORMATIONAL;
            default -> Fate.FINDING;
        };
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "ruleId" -> ruleId = json.scalarOrNull();
            case "ruleIndex" -> index = place("\"ruleIndex\"");
            case "rule" -> {
                if (!json.isNull()) {
                    json.members("the rule of a result", ruleHandler);
                }
            }
            case "level" -> level = json.scalarOrNull();
            case "kind" -> kind = json.scalarOrNull();
            case "baselineState" -> baselineState = json.scalarOrNull();
            case "suppressions" -> json.elements("\"suppressions\"", suppressionHandler);
            default -> json.skip();
        }
    }

    private void ruleMember(String name) throws IOException {
        switch (name) {
            case "id" -> nestedRuleId = json.scalarOrNull();
            case "guid" -> guid = json.scalarOrNull();
            case "index" -> {
                int place = place("the index of the rule");
                index = place >= 0 ? place : index;
            }
            case "toolComponent" -> {
                if (!json.isNull()) {
                    json.members("the component of the rule", componentHandler);
                }
            }
            default -> json.skip();
        }
    }

    private void componentMember(String name) throws IOException {
        switch (name) {
            case "index" -> component = place("the index of the component");
            case "name", "guid" -> componentName = json.scalarOrNull();
            default -> json.skip();
        }
    }

    /** Every suppression must be accepted: one that is under review or rejected objects (evidence rule 17). */
    private void suppression() throws IOException {
        suppressed = true;
        json.members("a suppression", statusHandler);
    }

    private void suppressionMember(String name) throws IOException {
        if (name.equals("status") && !json.isNull()) {
            objected |= !"accepted".equals(json.text("the status of a suppression"));
        }
    }

    /** A place in a list; -1 is SARIF's word for none, as is null. */
    private int place(String what) throws IOException {
        if (json.isNull()) {
            return -1;
        }
        double place = json.number(what);
        return place >= 0 && place <= Integer.MAX_VALUE && place == Math.rint(place) ? (int) place : -1;
    }
}
