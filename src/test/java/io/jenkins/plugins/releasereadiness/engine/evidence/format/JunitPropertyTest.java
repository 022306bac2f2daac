package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Evidence rules 7 and 8 against a plain reading of their words, which keeps every name. */
class JunitPropertyTest {
    private static final ReaderProbe JUNIT = new ReaderProbe(new JunitReader());

    /** One test case: few names, so that many are equal. */
    record Execution(String suite, String className, String name, List<String> children) {
        String key() {
            return suite + '\n' + className + '\n' + name;
        }

        String xml() {
            StringBuilder xml = new StringBuilder(
                    "<testsuite name='" + suite + "'><testcase classname='" + className + "' name='" + name + "'>");
            children.forEach(child -> xml.append('<').append(child).append("/>"));
            return xml.append("</testcase></testsuite>").toString();
        }

        char outcome() {
            if (children.contains("error")) {
                return 'E';
            } else if (children.contains("failure")) {
                return 'F';
            } else if (children.contains("rerunError")) {
                return 'E';
            } else if (children.contains("rerunFailure")) {
                return 'F';
            } else if (children.contains("skipped")) {
                return 'S';
            }
            return children.contains("flakyFailure") || children.contains("flakyError") ? 'K' : 'P';
        }
    }

    @Property(tries = 300)
    void countsAreThoseOfTheRules(@ForAll("executions") List<Execution> executions) throws IOException {
        StringBuilder report = new StringBuilder("<testsuites>");
        executions.forEach(execution -> report.append(execution.xml()));

        Facts facts = JUNIT.read(report + "</testsuites>").facts();

        String expected = expected(executions);
        assertThat(facts.count("passed").orElseThrow()).isEqualTo(count(expected, 'P') + count(expected, 'K'));
        assertThat(facts.count("flaky").orElseThrow()).isEqualTo(count(expected, 'K'));
        assertThat(facts.count("failed").orElseThrow()).isEqualTo(count(expected, 'F'));
        assertThat(facts.count("errors").orElseThrow()).isEqualTo(count(expected, 'E'));
        assertThat(facts.count("skipped").orElseThrow()).isEqualTo(count(expected, 'S'));
        assertThat(facts.count("total").orElseThrow()).isEqualTo(expected.length());
    }

    /** One letter per test. */
    private static String expected(List<Execution> executions) {
        Map<String, List<Character>> byName = new LinkedHashMap<>();
        executions.forEach(execution -> byName.computeIfAbsent(execution.key(), key -> new ArrayList<>())
                .add(execution.outcome()));
        StringBuilder tests = new StringBuilder();
        for (List<Character> outcomes : byName.values()) {
            if (!outcomes.contains('F') && !outcomes.contains('E')) {
                outcomes.forEach(tests::append);
            } else if (outcomes.contains('P') || outcomes.contains('K')) {
                tests.append('K');
            } else {
                outcomes.removeIf(outcome -> outcome == 'S');
                tests.append(outcomes.get(outcomes.size() - 1));
            }
        }
        return tests.toString();
    }

    private static long count(String letters, char letter) {
        return letters.chars().filter(c -> c == letter).count();
    }

    @Provide
    Arbitrary<List<Execution>> executions() {
        Arbitrary<String> names = Arbitraries.of("a", "b", "ab", "äöü", "long name of a test");
        Arbitrary<List<String>> children = Arbitraries.of(
                        "error",
                        "failure",
                        "skipped",
                        "flakyFailure",
                        "flakyError",
                        "rerunFailure",
                        "rerunError",
                        "system-out")
                .list()
                .ofMaxSize(2);
        return Combinators.combine(Arbitraries.of("s", "t"), Arbitraries.of("", "a", "b"), names, children)
                .as(Execution::new)
                .list()
                .ofMaxSize(60);
    }
}
