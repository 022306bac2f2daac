package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces, policies and bundles with a number of tests, and what the tool says of them. */
abstract class HistoryScene {
    static final String NOW = "2026-03-02T09:00:00Z";

    @TempDir
    Path folder;

    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    int run(Object... args) {
        out = new StringWriter();
        err = new StringWriter();
        String[] words = Stream.of(args).map(Object::toString).toArray(String[]::new);
        return Main.run(new PrintWriter(out), new PrintWriter(err), words);
    }

    Fields json() {
        return Fields.of(Json.read(out.toString()), "");
    }

    Path policy(String name, String criterion) throws IOException {
        return Files.writeString(folder.resolve(name), """
                version: 1
                name: %s
                sources:
                  unit: {format: junit, files: "*.xml"}
                categories:
                  quality: {title: Quality, weight: 1}
                questions:
                  quality.tests: {category: quality, text: Enough tests?, severity: high, pass: ["%s"]}
                thresholds: {overall: 80}
                gates:
                  tests:
                    title: Tests
                    phase: readiness
                    whenItFails: Write tests.
                    checks:
                      enough: {text: Enough tests, severity: high, pass: ["%s"]}
                """.formatted(name, criterion, criterion));
    }

    /** Scores a workspace with so many tests and keeps the bundle. */
    Path release(String name, int tests, Path policy) throws IOException {
        Path bundle = folder.resolve(name);
        run("score", "--workspace", workspace(tests), "--policy", policy, "--now", NOW, "--out", bundle);
        return bundle;
    }

    Path workspace(int tests) throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("workspace-" + tests));
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < tests; i++) {
            cases.append("<testcase classname='a' name='t").append(i).append("' time='1'/>");
        }
        Path report = Files.writeString(workspace.resolve("a.xml"), "<testsuite name='a'>" + cases + "</testsuite>");
        Files.setLastModifiedTime(report, FileTime.from(Instant.parse(NOW)));
        return workspace;
    }
}
