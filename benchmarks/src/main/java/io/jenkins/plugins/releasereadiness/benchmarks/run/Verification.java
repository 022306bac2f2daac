package io.jenkins.plugins.releasereadiness.benchmarks.run;

import io.jenkins.plugins.releasereadiness.benchmarks.jmh.LargeBundle;
import java.io.IOException;
import java.util.Map;

/** What it costs to verify a large bundle, and to hash its files alone. */
record Verification(Cost verify, Cost hash) {
    static Verification measure(Plan plan) throws IOException {
        Progress.tell("bundle: writing " + plan.bundleMebibytes() + " MiB");
        LargeBundle.write(plan.bundle(), plan.bundleEntries(), plan.bundleMebibytes());
        Jmh jmh = new Jmh(plan);
        Progress.tell("bundle: verifying it");
        Cost verify = jmh.run("VerifyBenchmark.verify", Map.of());
        Progress.tell("bundle: SHA-256 of its files");
        return new Verification(verify, jmh.run("VerifyBenchmark.sha256", Map.of()));
    }

    /** Verifying by hashing, in CPU time of the processes. */
    double ratio() {
        return verify.processMs() / hash.processMs();
    }
}
