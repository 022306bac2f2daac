package io.jenkins.plugins.releasereadiness.approval;

import hudson.Util;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What a pipeline says about the approval it asks for, as it was written. Kept with the pipeline's program while it waits,
 * so a plain class: the program's serialization knows no records.
 */
public final class ApprovalSettings implements Serializable {
    private static final long serialVersionUID = 1L;

    private String message = "";
    private String approvers = "";
    private String deadline = "";
    private int minReasonLength;
    private String requiredGates = "";
    private String notes = "";
    private String stagingUrl = "";
    private String concerns = "";
    private boolean supersede = true;
    private boolean propagate = true;

    /** The question in the pipeline author's own words; empty for the standard one. */
    public String message() {
        return message;
    }

    public void message(String text) {
        message = Util.fixNull(text).strip();
    }

    /** Rules beside those of the policy, one a line. */
    public String approvers() {
        return approvers;
    }

    public void approvers(String text) {
        approvers = Util.fixNull(text).strip();
    }

    /** How long to wait at most, for example {@code 24h}; empty for what the policy says. */
    public String deadline() {
        return deadline;
    }

    public void deadline(String text) {
        deadline = Util.fixNull(text).strip();
    }

    /** Shortest reason in characters; 0 for what the policy says. */
    public int minReasonLength() {
        return minReasonLength;
    }

    public void minReasonLength(int characters) {
        minReasonLength = characters;
    }

    /** Gates beside those of the policy that must have passed, separated by commas. */
    public String requiredGates() {
        return requiredGates;
    }

    public void requiredGates(String ids) {
        requiredGates = Util.fixNull(ids).strip();
    }

    /** Release notes to show. */
    public String notes() {
        return notes;
    }

    public void notes(String text) {
        notes = Util.fixNull(text).strip();
    }

    /** Where the release can be tried. */
    public String stagingUrl() {
        return stagingUrl;
    }

    public void stagingUrl(String url) {
        stagingUrl = Util.fixNull(url).strip();
    }

    /** Open points that an approver must know, one a line. */
    public String concerns() {
        return concerns;
    }

    public void concerns(String text) {
        concerns = Util.fixNull(text).strip();
    }

    /** Whether the request ends those of older builds of the job for the same product. */
    public boolean supersede() {
        return supersede;
    }

    public void supersede(boolean ends) {
        supersede = ends;
    }

    /** Whether an outcome other than GO interrupts the pipeline; otherwise it is returned. */
    public boolean propagate() {
        return propagate;
    }

    public void propagate(boolean interrupts) {
        propagate = interrupts;
    }

    List<String> gateIds() {
        return Arrays.stream(requiredGates.split("[,\\s]+"))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    List<String> ruleLines() {
        return lines(approvers);
    }

    List<String> concernLines() {
        return lines(concerns);
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
