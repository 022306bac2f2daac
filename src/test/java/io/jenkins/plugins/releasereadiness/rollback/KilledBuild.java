package io.jenkins.plugins.releasereadiness.rollback;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a build has on disk, for who looks at it from another process.
 *
 * @param folder the build's folder
 */
record KilledBuild(Path folder) {
    /** Where the watch is, as its file tells; empty while there is none. */
    String phase() throws IOException {
        Path state = folder.resolve("release-readiness");
        if (!Files.isDirectory(state)) {
            return "";
        }
        try (Stream<Path> files = Files.list(state)) {
            Path file = files.filter(path -> path.getFileName().toString().matches("rollback-.*[.]json"))
                    .findFirst()
                    .orElse(null);
            return file == null
                    ? ""
                    : Fields.of(Json.read(Files.readAllBytes(file)), "")
                            .object("state")
                            .text("phase");
        }
    }

    /** What was published. */
    Path bundle() {
        return folder.resolve("archive/release-evidence");
    }

    List<String> log() throws IOException {
        return Files.readAllLines(folder.resolve("log"));
    }

    List<Fields> ledger() throws IOException {
        List<Fields> entries = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("release-readiness/ledger.jsonl"))) {
            entries.add(Fields.of(Json.read(line.getBytes(StandardCharsets.UTF_8)), ""));
        }
        return entries;
    }

    List<Fields> entries(String kind) throws IOException {
        return ledger().stream()
                .filter(entry -> entry.text("kind").equals(kind))
                .toList();
    }

    List<String> announcements() throws IOException {
        return entries("announcement").stream()
                .map(entry -> entry.object("payload").text("text"))
                .toList();
    }
}
