package io.jenkins.plugins.releasereadiness.engine.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** What it takes for a file to survive a crash. */
final class DurableFiles {
    private DurableFiles() {}

    /** The folder of a file that is no root. */
    static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), () -> file + " is a root, not a file");
    }

    /** Makes the names in {@code folder} durable where the operating system can; Windows cannot open a folder. */
    static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file's content is safe already; there is nothing else that could be done for its name.
            return;
        }
    }
}
