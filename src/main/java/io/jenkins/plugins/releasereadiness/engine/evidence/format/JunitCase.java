package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlCursor;
import java.io.IOException;
import java.util.Locale;

/** One {@code testcase} of a JUnit report; used again for each, as there may be a million. */
final class JunitCase {
    private String time;
    private boolean named;
    private long hash;
    private boolean error;
    private boolean failure;
    private boolean skipped;
    private boolean flaky;
    private boolean rerunError;
    private boolean rerunFailure;
    private int reruns;
    private String lastClass = "";
    private long lastSuite;
    private long lastHash = NameHash.with(0, "");

    /**
     * Reads the element at hand to its end.
     *
     * @param suite hash of the suite it belongs to
     */
    void read(XmlCursor xml, long suite) throws IOException {
        clear();
        String name = null;
        String className = "";
        for (int i = xml.attributes(); i-- > 0; ) {
            String value = xml.attributeValue(i);
            switch (xml.attributeName(i)) {
                case "name" -> name = value;
                case "classname" -> className = value;
                case "time" -> time = value;
                case "status", "result" -> judge(value);
                case "ignored" -> skipped |= value.equals("true");
                case "incomplete" -> error |= value.equals("true");
                default -> {}
            }
        }
        // Names that are not there or were damaged cannot be told apart.
        named = name != null && !name.isEmpty() && !(xml.replaced() > 0 && (isDamaged(name) || isDamaged(className)));
        hash = named ? NameHash.with(hashOfClass(suite, className), name) : 0;
        xml.children(this::child);
    }

    private void clear() {
        time = null;
        error = false;
        failure = false;
        skipped = false;
        flaky = false;
        rerunError = false;
        rerunFailure = false;
        reruns = 0;
    }

    /** Cases of one class mostly stand together. */
    private long hashOfClass(long suite, String className) {
        if (suite != lastSuite || !className.equals(lastClass)) {
            lastSuite = suite;
            lastClass = className;
            lastHash = NameHash.with(suite, className);
        }
        return lastHash;
    }

    private void child(String name) {
        switch (name) {
            case "error" -> error = true;
            case "failure" -> failure = true;
            case "skipped" -> skipped = true;
            case "flakyFailure", "flakyError" -> {
                flaky = true;
                reruns++;
            }
            case "rerunFailure" -> {
                rerunFailure = true;
                reruns++;
            }
            case "rerunError" -> {
                rerunError = true;
                reruns++;
            }
            default -> {}
        }
    }

    /** Evidence rule 8: the dialects that tell the outcome in a word. */
    private void judge(String word) {
        if (word == null) {
            return;
        }
        switch (word.toLowerCase(Locale.ROOT)) {
            case "notrun", "disabled", "suppressed", "skipped", "ignored" -> skipped = true;
            case "failed", "failure", "fail" -> failure = true;
            case "error" -> error = true;
            default -> {}
        }
    }

    /** One outcome per case: error before failure before skipped (evidence rule 8). */
    TestOutcome outcome() {
        if (error) {
            return TestOutcome.ERROR;
        } else if (failure) {
            return TestOutcome.FAILED;
        } else if (rerunError || rerunFailure) {
            return rerunError ? TestOutcome.ERROR : TestOutcome.FAILED;
        } else if (skipped) {
            return TestOutcome.SKIPPED;
        }
        return flaky ? TestOutcome.FLAKY : TestOutcome.PASSED;
    }

    /** How many executions it tells of besides its outcome. */
    int reruns() {
        return reruns;
    }

    /** As written; {@code null} if there is none. */
    String time() {
        return time;
    }

    /** Whether it can be told from others by its name. */
    boolean hasName() {
        return named;
    }

    /** Of suite, class and name. */
    long hash() {
        return hash;
    }

    private static boolean isDamaged(String name) {
        return name.indexOf(XmlCursor.REPLACEMENT) >= 0;
    }
}
