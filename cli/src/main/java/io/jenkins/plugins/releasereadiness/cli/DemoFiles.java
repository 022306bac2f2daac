package io.jenkins.plugins.releasereadiness.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The sample reports that the tool ships, laid out as a build would leave them. */
final class DemoFiles {
    private DemoFiles() {}

    /**
     * Copies one set of reports into a workspace, over what is there.
     *
     * @param set for example {@code release/readiness}
     * @param writtenAt time that the files get
     */
    static void copy(String set, Path workspace, Instant writtenAt) throws IOException {
        URL root = DemoFiles.class.getResource("demo/" + set);
        if (root == null) {
            throw new IllegalStateException("the tool lacks its sample reports " + set);
        }
        try {
            URI uri = root.toURI();
            if (uri.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                    copy(jar.getPath("/io/jenkins/plugins/releasereadiness/cli/demo/" + set), workspace, writtenAt);
                }
            } else {
                copy(Path.of(uri), workspace, writtenAt);
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the tool's own address is malformed", e);
        }
    }

    private static void copy(Path from, Path workspace, Instant writtenAt) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = workspace.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(target, FileTime.from(writtenAt));
        }
    }
}
