package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.policy.BuiltInPolicies;
import io.jenkins.plugins.releasereadiness.engine.policy.KnownFormats;
import io.jenkins.plugins.releasereadiness.engine.policy.LoadedPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyException;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --policy}: the policy file, else {@value #DEFAULT} of the workspace, else the built-in policy. */
final class PolicyOption {
    private static final String DEFAULT = "readiness.yml";

    @Option(
            names = "--policy",
            paramLabel = "F",
            description = "Policy file. Without it: " + DEFAULT + " of the workspace, else the built-in policy.")
    private Path policy;

    /**
     * @throws UsageException if the policy has mistakes; the message names all of them
     */
    LoadedPolicy load(Path workspace, Readers readers) throws IOException {
        Path file = policy == null ? workspace.resolve(DEFAULT) : policy;
        if (policy != null && !Files.isRegularFile(file)) {
            throw new UsageException(file + " is not there; name a policy file");
        }
        return Files.isRegularFile(file) ? read(file, readers) : builtIn(readers);
    }

    private static LoadedPolicy builtIn(Readers readers) {
        try {
            return new PolicyLoader(KnownFormats.of(readers), new WorkspaceFiles(Path.of("")))
                    .builtIn(BuiltInPolicies.PRODUCTION_READINESS);
        } catch (PolicyException e) {
            throw new IllegalStateException("the built-in policy cannot be read", e);
        }
    }

    /** One policy file; what it extends is found beside it. */
    static LoadedPolicy read(Path file, Readers readers) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        PolicyLoader loader = new PolicyLoader(KnownFormats.of(readers), new WorkspaceFiles(folder));
        try {
            return loader.load(new PolicyText(
                    file.toString(), java.util.Optional.of(file.getFileName().toString()), WorkspaceFiles.text(file)));
        } catch (PolicyException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
