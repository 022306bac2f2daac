package io.jenkins.plugins.releasereadiness.benchmarks.ways;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dom4j.DocumentException;
import org.dom4j.Element;
import org.dom4j.io.SAXReader;
import org.xml.sax.SAXException;

/**
 * The way of the Jenkins junit plugin, which is not published where this is built: the file becomes a dom4j tree, each
 * case an object with its texts, and then they are counted.
 */
final class Dom4jJunit implements Way {
    private record Case(String className, String name, float seconds, String trouble, boolean skipped, boolean flaky) {}

    @Override
    public Map<String, ?> read(Path file) throws IOException, DocumentException, SAXException {
        SAXReader reader = new SAXReader();
        reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        reader.setFeature("http://xml.org/sax/features/external-general-entities", false);
        reader.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        List<Case> cases = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(file)) {
            suites(reader.read(bytes).getRootElement(), cases);
        }
        return Map.of(
                "total", cases.size(),
                "notPassed", cases.stream().filter(each -> each.trouble != null).count(),
                "skipped", cases.stream().filter(Case::skipped).count(),
                "flaky", cases.stream().filter(Case::flaky).count());
    }

    private static void suites(Element element, List<Case> cases) {
        for (Element suite : element.elements("testsuite")) {
            suites(suite, cases);
        }
        for (Element each : element.elements("testcase")) {
            cases.add(new Case(
                    each.attributeValue("classname"),
                    each.attributeValue("name"),
                    Float.parseFloat(each.attributeValue("time")),
                    trouble(each),
                    each.element("skipped") != null,
                    !each.elements("flakyFailure").isEmpty()));
        }
    }

    private static String trouble(Element testCase) {
        String error = testCase.elementText("error");
        return error == null ? testCase.elementText("failure") : error;
    }
}
