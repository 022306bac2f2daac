package io.jenkins.plugins.releasereadiness.benchmarks.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.random.RandomGenerator;

/** JMeter's results, both ways: the same requests as rows and as elements. */
final class JtlGenerator {
    private static final long START = 1_772_359_200_000L;
    private static final String[] LABELS = {
        "GET /cart",
        "GET /orders",
        "POST /orders",
        "GET /items",
        "GET /items/{id}",
        "POST /login",
        "GET /search",
        "GET /",
        "POST /payment",
        "GET /health"
    };

    /** One request. */
    private record Sample(long start, int elapsed, String label, boolean success, int thread, int bytes) {
        static Sample next(int number, RandomGenerator random) {
            int elapsed = 1 + random.nextInt(80) + (random.nextInt(10) == 0 ? random.nextInt(350) : 0);
            return new Sample(
                    START + number,
                    elapsed,
                    LABELS[random.nextInt(LABELS.length)],
                    random.nextInt(200) != 0,
                    1 + random.nextInt(50),
                    200 + random.nextInt(9000));
        }

        void countInto(Known known) {
            known.one("requests");
            known.add("failed", success ? 0 : 1);
        }
    }

    private JtlGenerator() {}

    static void csv(int samples, RandomGenerator random, Writer out, Known known) throws IOException {
        out.write("timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,failureMessage,"
                + "bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,Connect\n");
        known.add("rows", 1);
        known.add("lines", 1);
        int max = 0;
        for (int i = 0; i < samples; i++) {
            Sample sample = Sample.next(i, random);
            sample.countInto(known);
            known.one("rows");
            known.add("lines", sample.success ? 1 : 2);
            max = Math.max(max, sample.elapsed);
            out.write(sample.start + "," + sample.elapsed + "," + sample.label
                    + (sample.success
                            ? ",200,OK,Users 1-" + sample.thread + ",text,true,,"
                            // Quoted, with the separator and an end of line in it, as failed assertions are.
                            : ",500,\"Internal \"\"Server\"\" Error\",Users 1-" + sample.thread
                                    + ",text,false,\"expected 200, got 500\nin the response\",")
                    + sample.bytes + ",180,50,50,http://shop.example.org/" + sample.label.substring(4) + ","
                    + sample.elapsed / 2 + ",0,1\n");
        }
        known.put("maxMs", max);
    }

    static void xml(int samples, RandomGenerator random, Writer out, Known known) throws IOException {
        XmlText xml = new XmlText(out, known);
        xml.open("testResults", "version", "1.2").raw("\n");
        int max = 0;
        for (int i = 0; i < samples; i++) {
            Sample sample = Sample.next(i, random);
            sample.countInto(known);
            max = Math.max(max, sample.elapsed);
            Object[] attributes = {
                "t",
                sample.elapsed,
                "it",
                0,
                "lt",
                sample.elapsed / 2,
                "ct",
                1,
                "ts",
                sample.start,
                "s",
                sample.success,
                "lb",
                sample.label,
                "rc",
                sample.success ? 200 : 500,
                "rm",
                sample.success ? "OK" : "Server Error",
                "tn",
                "Users 1-" + sample.thread,
                "dt",
                "text",
                "by",
                sample.bytes,
                "sby",
                180,
                "ng",
                50,
                "na",
                50
            };
            if (sample.success) {
                xml.empty("httpSample", attributes);
            } else {
                xml.open("httpSample", attributes).raw("\n  ").open("assertionResult");
                xml.open("name")
                        .raw("status")
                        .close("name")
                        .open("failure")
                        .raw("true")
                        .close("failure");
                xml.open("failureMessage").raw("expected 200, got 500").close("failureMessage");
                xml.close("assertionResult").close("httpSample");
            }
        }
        xml.close("testResults");
        known.put("maxMs", max);
    }
}
