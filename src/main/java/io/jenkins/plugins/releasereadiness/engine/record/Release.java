package io.jenkins.plugins.releasereadiness.engine.record;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is released.
 *
 * @param product name of the product
 * @param version announced version; empty while it is not known
 * @param commit commit it is built from; empty while it is not known
 * @param build what built it, for people, for example {@code shop/main #42}
 * @param url where the build can be seen; empty outside of a server
 * @param previousVersion version that runs before this one; empty while it is not known
 * @param artifacts SHA-256 of what is released, by name
 */
public record Release(
        String product,
        Optional<String> version,
        Optional<String> commit,
        String build,
        Optional<String> url,
        Optional<String> previousVersion,
        Map<String, String> artifacts) {
    public Release {
        Objects.requireNonNull(product);
        Objects.requireNonNull(version);
        Objects.requireNonNull(commit);
        Objects.requireNonNull(build);
        Objects.requireNonNull(url);
        Objects.requireNonNull(previousVersion);
        artifacts = Map.copyOf(artifacts);
    }

    /** Product and version for people, for example {@code shop 1.4.0}. */
    public String title() {
        return product + version.map(number -> " " + number).orElse("");
    }

    /** As ledger and {@code bundle.json} write it. */
    public Map<String, Object> encode() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("product", product);
        version.ifPresent(number -> tree.put("version", number));
        commit.ifPresent(id -> tree.put("commit", id));
        tree.put("build", build);
        url.ifPresent(address -> tree.put("url", address));
        previousVersion.ifPresent(number -> tree.put("previousVersion", number));
        tree.put("artifacts", new TreeMap<>(artifacts));
        return tree;
    }

    /** What {@link #encode} wrote. */
    public static Release decode(Fields tree) {
        Map<String, String> artifacts = new LinkedHashMap<>();
        tree.optionalObject("artifacts")
                .ifPresent(digests -> digests.names().forEach(name -> artifacts.put(name, digests.text(name))));
        return new Release(
                tree.text("product"),
                tree.optionalText("version"),
                tree.optionalText("commit"),
                tree.text("build"),
                tree.optionalText("url"),
                tree.optionalText("previousVersion"),
                artifacts);
    }
}
