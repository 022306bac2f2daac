package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.attest.SigningKey;
import io.jenkins.plugins.releasereadiness.engine.policy.LoadedPolicy;
import io.jenkins.plugins.releasereadiness.engine.record.Reference;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.release.Changes;
import io.jenkins.plugins.releasereadiness.engine.release.GitLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is released and where it lies: the options that score and gate share. */
final class ReleaseOptions {
    @Option(names = "--workspace", paramLabel = "DIR", description = "Folder with the reports; default: here.")
    Path workspace = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Keep the release record in this folder; one that is there is continued.")
    Path out;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Option(names = "--product", paramLabel = "NAME", description = "Product; default: the policy's.")
    private String product;

    @Option(names = "--release-version", paramLabel = "V", description = "Version that is to be released.")
    private String version;

    @Option(names = "--commit", paramLabel = "ID", description = "Commit that it is built from.")
    private String commit;

    @Option(names = "--previous-version", paramLabel = "V", description = "Version that runs before it.")
    private String previousVersion;

    @Mixin
    private SigningOption signing = new SigningOption();

    /**
     * What signs the bundle.
     *
     * @throws UsageException if there is nothing to sign, or a key cannot be used
     */
    List<SigningKey> keys() throws IOException {
        List<SigningKey> keys = signing.keys();
        if (!keys.isEmpty() && out == null) {
            throw new UsageException("--sign signs a bundle; say with --out where it is to be kept");
        }
        return keys;
    }

    @Option(
            names = "--commits",
            paramLabel = "F",
            description = "What 'git log PREVIOUS..HEAD' printed: the change, for release notes and the version rule.")
    private Path commits;

    /**
     * The commits that go out; empty if nobody told.
     *
     * @throws UsageException if the file is not what git prints
     */
    private Optional<Changes> commits() throws IOException {
        if (commits == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Changes.of(commits.toString(), GitLog.read(Files.readString(commits)), Optional.empty()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(commits + ": " + e.getMessage());
        }
    }

    @Option(
            names = "--reference",
            paramLabel = "BUNDLE",
            description = "Bundle of the last approved release, with which relative criteria and the report compare.")
    private Path reference;

    /**
     * What the release is compared with.
     *
     * @throws UsageException if there is no bundle, or it is of a release that was not approved
     * @throws StoredBundle.BrokenException if the bundle is not as it was recorded
     */
    private Optional<Reference> reference() throws IOException, StoredBundle.BrokenException {
        if (reference == null) {
            return Optional.empty();
        }
        ReleaseRecord earlier = StoredBundle.read(reference).record();
        Reference found = Reference.of(earlier);
        if (found.approvedAt().isEmpty() && earlier.decision().isPresent()) {
            throw new UsageException(reference + " is the bundle of a release that was not approved ("
                    + Reference.outcome(earlier.decision().get()).orElse("decided otherwise")
                    + "); name that of one that was");
        }
        return Optional.of(found);
    }

    /** What other files tell of the release, read before anything is recorded. */
    record Told(Optional<Reference> reference, Optional<Changes> commits) {}

    /**
     * Reads what other files tell.
     *
     * @throws UsageException if one of them is not what it should be
     * @throws StoredBundle.BrokenException if the bundle to compare with is not as it was recorded
     */
    Told told() throws IOException, StoredBundle.BrokenException {
        return new Told(reference(), commits());
    }

    /** Starts the evaluation of the release that these options describe. */
    Evaluation evaluation(LoadedPolicy loaded, Told told, ToolRecord record, Clock clock) throws IOException {
        Release release =
                release(loaded.policy().name(), loaded.policy().release().product());
        Evaluation evaluation = new Evaluation(loaded, release, record, clock);
        told.commits().ifPresent(evaluation::commits);
        if (told.reference().isPresent()) {
            evaluation.compareWith(told.reference().get());
        }
        return evaluation;
    }

    private Release release(String policyName, Optional<String> policyProduct) {
        return new Release(
                product == null ? policyProduct.orElse(policyName) : product,
                Optional.ofNullable(version),
                Optional.ofNullable(commit),
                "release-readiness " + Version.number(),
                Optional.empty(),
                Optional.ofNullable(previousVersion),
                Map.of());
    }
}
