package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.VexStatements;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One SARIF run while it is read. The tool with its rules may stand after the results: until it was seen, results are
 * kept as counts per rule and level, which is as much as the rules there are and not as the results.
 */
final class SarifRun {
    /** More different rules than a run can have, so that hostile rule ids do not fill the memory. */
    private static final int MAX_UNRESOLVED = 200_000;

    /** What decides the severity of a result once its rule is known. */
    private record Unresolved(SarifRuleRef rule, String level) {}

    private final JsonCursor json;
    private final Optional<VexStatements> vex;
    private final FindingCounts counts = new FindingCounts();
    private final SarifTool tool;
    private final SarifInvocations invocations;
    private final SarifResult result;
    private final Map<Unresolved, Long> unresolved = new HashMap<>();

    private boolean toolSeen;
    private boolean hasResults;
    private boolean hasArtifacts;

    SarifRun(JsonCursor json, Optional<VexStatements> vex, MeasuredAt measuredAt) {
        this.json = json;
        this.vex = vex;
        this.tool = new SarifTool(json);
        this.invocations = new SarifInvocations(json, measuredAt);
        this.result = new SarifResult(json);
    }

    /** Reads the run at hand whole. */
    void read() throws IOException {
        json.members("a run", this::member);
        unresolved.forEach((key, number) -> count(key.rule, key.level, number));
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "tool" -> {
                tool.read();
                toolSeen = true;
            }
            case "results" -> json.elements("\"results\"", this::result);
            case "invocations" -> json.elements("\"invocations\"", invocations::read);
            case "artifacts" -> json.elements("\"artifacts\"", () -> hasArtifacts = true);
            case "externalPropertyFileReferences" -> {
                if (json.isObject()) {
                    json.members("the external files", this::externalFile);
                }
            }
            default -> json.skip();
        }
    }

    private void externalFile(String name) throws IOException {
        if (name.equals("results")) {
            json.elements("the external results", () -> {
                throw externalResults(json);
            });
        }
    }

    /** Refuses results that stand apart from their runs: without them every count would be too low. */
    static void refuseExternalResults(JsonCursor json) throws IOException {
        json.elements(
                "\"inlineExternalProperties\"",
                () -> json.members("external properties", name -> {
                    if (name.equals("results")) {
                        json.elements("the external results", () -> {
                            throw externalResults(json);
                        });
                    }
                }));
    }

    private static IOException externalResults(JsonCursor json) {
        return json.unreadable("results of this run stand elsewhere (external properties), so they cannot be counted;"
                + " let the tool write one complete file");
    }

    private void result() throws IOException {
        result.read();
        hasResults = true;
        switch (result.fate()) {
            case NOTHING -> {
                // passed, not applicable, or gone since the baseline
            }
            case SUPPRESSED -> counts.suppress(1);
            case INFORMATIONAL -> {
                if (covered(result.rule())) {
                    counts.suppress(1);
                } else {
                    counts.add(FindingSeverity.INFO);
                }
            }
            case FINDING -> {
                if (toolSeen) {
                    count(result.rule(), result.level(), 1);
                } else {
                    keep(new Unresolved(result.rule(), result.level()));
                }
            }
        }
    }

    private void keep(Unresolved key) throws IOException {
        unresolved.merge(key, 1L, Long::sum);
        if (unresolved.size() > MAX_UNRESOLVED) {
            throw json.unreadable(
                    "the results name more than " + MAX_UNRESOLVED + " different rules before the tool that has them");
        }
    }

    private void count(SarifRuleRef ref, String level, long number) {
        if (covered(ref)) {
            counts.suppress(number);
        } else {
            counts.add(tool.severity(ref, level), number);
        }
    }

    /** A VEX statement about the rule's id, for tools that call their rules by the vulnerability. */
    private boolean covered(SarifRuleRef ref) {
        return vex.isPresent() && ref.id() != null && vex.get().suppress(List.of(ref.id()), List.of());
    }

    FindingCounts counts() {
        return counts;
    }

    /** Whether nothing tells that the tool looked at anything (evidence rule 13). */
    boolean empty() {
        return !tool.hasRules() && !hasResults && !hasArtifacts && !invocations.successful();
    }

    /** Why the run contradicts itself; {@code null} if it does not (evidence rule 15). */
    String failure() {
        return invocations.failure(tool);
    }
}
