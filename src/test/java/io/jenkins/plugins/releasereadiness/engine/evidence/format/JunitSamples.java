package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** JUnit reports for the tests, and what they count. */
final class JunitSamples {
    static final ReaderProbe JUNIT = new ReaderProbe(new JunitReader());

    static final String SUREFIRE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="shop.CartTest" time="9.9" tests="6"
                errors="1" skipped="1" failures="1" flakes="1" timestamp="2026-05-06T10:00:00">
              <properties><property name="java.version" value="17"/></properties>
              <testcase name="adds" classname="shop.CartTest" time="0.1"/>
              <testcase name="removes" classname="shop.CartTest" time="0.2">
                <failure message="expected: &lt;1&gt;" type="AssertionError"><![CDATA[<testcase> in text]]></failure>
                <rerunFailure message="expected: &lt;1&gt;"><stackTrace>at shop</stackTrace></rerunFailure>
              </testcase>
              <testcase name="empties" classname="shop.CartTest" time="0.3">
                <error type="NullPointerException">at shop</error>
                <system-out>hello</system-out>
              </testcase>
              <testcase name="prints" classname="shop.CartTest" time="0"><skipped message="no printer"/></testcase>
              <testcase name="pays" classname="shop.CartTest" time="0.4">
                <flakyFailure message="timeout"><stackTrace>at shop</stackTrace></flakyFailure>
                <flakyError message="timeout"><stackTrace>at shop</stackTrace></flakyError>
              </testcase>
              <testcase name="ships" classname="shop.CartTest" time="1,000.5"/>
            </testsuite>
            """;

    static String suite(String cases) {
        return "<testsuite name='s'>" + cases + "</testsuite>";
    }

    static String counts(String... files) throws IOException {
        return counts(JUNIT.read(files));
    }

    static String counts(Outcome outcome) {
        List<String> counts = new ArrayList<>();
        long total = 0;
        for (String name : List.of("passed", "failed", "errors", "skipped", "flaky")) {
            long count = outcome.facts().count(name).orElseThrow();
            counts.add(String.valueOf(count));
            total += name.equals("flaky") ? 0 : count;
        }
        assertThat(outcome.facts().count("total")).contains(total);
        return String.join(" ", counts);
    }

    static String plus(String some, String more) {
        String[] left = some.split(" ");
        String[] right = more.split(" ");
        List<String> sums = new ArrayList<>();
        for (int i = 0; i < left.length; i++) {
            sums.add(String.valueOf(Integer.parseInt(left[i]) + Integer.parseInt(right[i])));
        }
        return String.join(" ", sums);
    }

    private JunitSamples() {}
}
