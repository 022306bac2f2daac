package io.jenkins.plugins.releasereadiness.benchmarks.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.random.RandomGenerator;

/** JUnit XML as Maven Surefire writes it, many suites of 50 cases in one file. */
final class JunitGenerator {
    private static final int CASES = 50;

    private final XmlText xml;
    private final RandomGenerator random;
    private final Known known;

    private JunitGenerator(XmlText xml, RandomGenerator random, Known known) {
        this.xml = xml;
        this.random = random;
        this.known = known;
    }

    static void write(int size, RandomGenerator random, Writer out, Known known) throws IOException {
        for (String name : new String[] {"passed", "failed", "errors", "skipped", "flaky", "notPassed"}) {
            known.add(name, 0);
        }
        new JunitGenerator(new XmlText(out, known), random, known).suites(size);
        known.put("total", size);
    }

    private void suites(int size) throws IOException {
        xml.open("testsuites").raw("\n");
        for (int first = 0; first < size; first += CASES) {
            suite(first / CASES, Math.min(CASES, size - first));
        }
        xml.close("testsuites");
    }

    private void suite(int number, int cases) throws IOException {
        String className = "com.example.shop.module" + number % 97 + ".OrderService" + number + "Test";
        xml.open("testsuite", "name", className, "time", "12.345", "timestamp", "2026-03-01T10:00:00Z", "tests", cases);
        xml.raw("\n  ").open("properties").empty("property", "name", "java.version", "value", "17.0.15");
        xml.close("properties");
        for (int i = 0; i < cases; i++) {
            testCase(className, i);
        }
        xml.raw("  ").open("system-out").raw("<![CDATA[");
        for (int line = 0; line < 42; line++) {
            xml.raw("10:00:00.123 [main] INFO  c.e.s.OrderService - ")
                    .raw(Words.sentence(random, 8))
                    .raw("\n");
        }
        xml.raw("]]>").close("system-out").close("testsuite");
    }

    private void testCase(String className, int number) throws IOException {
        String time = random.nextInt(3) + "." + String.format("%03d", random.nextInt(1000));
        xml.raw("  ");
        Object[] attributes = {
            "name", "answersWithTheExpectedTotalOfTheOrder_" + number, "classname", className, "time", time
        };
        int outcome = random.nextInt(1000);
        if (outcome < 23) {
            known.one("failed");
            known.one("notPassed");
            xml.open("testcase", attributes);
            trouble("failure", "java.lang.AssertionError");
            if (outcome < 3) {
                trouble("rerunFailure", "java.lang.AssertionError");
            }
            xml.close("testcase");
        } else if (outcome < 28) {
            known.one("errors");
            known.one("notPassed");
            xml.open("testcase", attributes);
            trouble("error", "java.lang.IllegalStateException");
            xml.close("testcase");
        } else if (outcome < 58) {
            known.one("skipped");
            xml.open("testcase", attributes)
                    .empty("skipped", "message", "needs a database")
                    .close("testcase");
        } else if (outcome < 63) {
            known.one("passed");
            known.one("flaky");
            xml.open("testcase", attributes);
            trouble("flakyFailure", "java.lang.AssertionError");
            xml.close("testcase");
        } else {
            known.one("passed");
            xml.empty("testcase", attributes);
        }
    }

    private void trouble(String element, String type) throws IOException {
        boolean again = element.equals("flakyFailure") || element.equals("rerunFailure");
        xml.open(element, "message", "expected: &lt;42&gt; but was: &lt;41&gt;", "type", type);
        if (again) {
            xml.open("stackTrace");
        }
        xml.raw(type).raw(": expected: &lt;42&gt; but was: &lt;41&gt;\n");
        for (int line = 0; line < 22; line++) {
            xml.raw("\tat com.example.shop.order.OrderService.lambda$total$" + line + "(OrderService.java:"
                    + random.nextInt(900) + ")\n");
        }
        if (again) {
            xml.close("stackTrace");
        }
        xml.close(element);
    }
}
