package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Peek;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlCursor;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.IOException;

/** JMeter's results as XML (evidence rule 25). */
final class JMeterXml {
    static final String ROOT = "testResults";

    private static final int SHOWN = 40;

    private JMeterXml() {}

    /**
     * Reads a file.
     *
     * @throws io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException if it is no such file
     */
    static void read(Peek peek, JMeterSamples samples) throws IOException {
        XmlCursor.readLeniently(peek.bytes(), xml -> {
            if (!xml.name().equals(ROOT)) {
                throw xml.unreadable(
                        "the root element should be <" + ROOT + "> but is <" + Shown.line(xml.name(), SHOWN) + ">");
            }
            xml.children(name -> {
                if (isSample(name)) {
                    sample(xml, samples);
                }
            });
        });
    }

    /** A sample at the top or directly below a transaction controller; what is below a request is part of it. */
    private static void sample(XmlCursor xml, JMeterSamples samples) throws IOException {
        String message = xml.attribute("rm");
        if (message != null && message.startsWith(JMeterSamples.TRANSACTION)) {
            samples.transaction();
            xml.children(name -> {
                if (isSample(name)) {
                    sample(xml, samples);
                }
            });
            return;
        }
        long elapsed = xml.count("t");
        String success = xml.attribute("s");
        boolean passed = "true".equalsIgnoreCase(success);
        if (!passed && !"false".equalsIgnoreCase(success)) {
            throw xml.unreadable(
                    success == null
                            ? "<" + xml.name() + "> has no attribute s, which tells whether it succeeded"
                            : "s should be true or false but is '" + Shown.line(success, SHOWN) + "'");
        }
        String count = xml.attribute("sc");
        if (count != null && XmlCursor.parseCount(count) > 1) {
            throw xml.unreadable(JMeterReading.statistical(count, 0, 0).getMessage());
        }
        samples.request(xml.attribute("ts"), elapsed, passed);
    }

    private static boolean isSample(String name) {
        return name.equals("sample") || name.equals("httpSample");
    }
}
