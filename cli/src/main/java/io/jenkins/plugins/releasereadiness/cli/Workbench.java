package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.attest.SigningKey;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.List;

/** Where a record is kept: a folder the user named, or one that is gone after the command. */
final class Workbench implements Closeable {
    private final ToolRecord record;
    private final Path temporary;

    private Workbench(ToolRecord record, Path temporary) {
        this.record = record;
        this.temporary = temporary;
    }

    /**
     * @param out the folder that the user named, or {@code null}
     * @param keys what signs the bundle; may be empty
     */
    static Workbench of(Path out, Clock clock, List<SigningKey> keys) throws IOException {
        if (out != null) {
            return new Workbench(ToolRecord.in(out, clock, keys), null);
        }
        Path folder = Files.createTempDirectory("release-readiness-");
        return new Workbench(ToolRecord.in(folder, clock, keys), folder);
    }

    ToolRecord record() {
        return record;
    }

    @Override
    public void close() throws IOException {
        if (temporary == null) {
            return;
        }
        Files.walkFileTree(temporary, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException problem) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
