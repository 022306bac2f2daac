package io.jenkins.plugins.releasereadiness.notify;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.notice.Delivery;
import io.jenkins.plugins.releasereadiness.record.StateFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What is to be delivered, on disk: one small file each, so that neither a restart nor a crash loses a notice. */
final class DeliveryFiles {
    private static final Logger LOGGER = Logger.getLogger(DeliveryFiles.class.getName());
    private static final String SUFFIX = ".json";

    private final Path folder;

    DeliveryFiles(Path folder) {
        this.folder = folder;
    }

    /** All that are there. One that cannot be read is left where it is and told of in the log. */
    List<Delivery> read() throws IOException {
        List<Delivery> deliveries = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return deliveries;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                try {
                    deliveries.add(Delivery.decode(Fields.of(Json.read(Files.readAllBytes(file)), "")));
                } catch (IOException | JsonException e) {
                    LOGGER.log(
                            Level.WARNING, e, () -> "the notification in " + file + " cannot be read and is not sent");
                }
            }
        }
        return deliveries;
    }

    /** It is safe when this returns. */
    void write(Delivery delivery) throws IOException {
        StateFiles.write(file(delivery), delivery.encode());
    }

    void remove(Delivery delivery) throws IOException {
        Files.deleteIfExists(file(delivery));
    }

    private Path file(Delivery delivery) {
        return folder.resolve(delivery.id() + SUFFIX);
    }
}
