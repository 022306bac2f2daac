package io.jenkins.plugins.releasereadiness.benchmarks.run;

import io.jenkins.plugins.releasereadiness.benchmarks.jmh.LargeBundle;
import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/** What {@code benchmarks/verify-process} needs beside the tool: a large bundle, and a JVM that only hashes its files. */
final class WholeProcess {
    private WholeProcess() {}

    /** {@code write FOLDER ENTRIES MEBIBYTES} or {@code hash FOLDER}. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        if (args[0].equals("write")) {
            LargeBundle.write(folder, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        } else {
            hash(folder);
        }
    }

    private static void hash(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        byte[] buffer = new byte[1 << 16];
        for (Path file : files) {
            MessageDigest digest = Sha256.start();
            try (InputStream in = Files.newInputStream(file)) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    digest.update(buffer, 0, n);
                }
            }
            System.out.println(Sha256.finish(digest) + "  " + folder.relativize(file));
        }
    }
}
