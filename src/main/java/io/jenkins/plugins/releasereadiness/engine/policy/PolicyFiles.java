package io.jenkins.plugins.releasereadiness.engine.policy;

import java.io.IOException;
import java.util.Optional;

/** Where policies that others extend come from. */
public interface PolicyFiles {
    /** Nothing to extend but the built-in policies. */
    PolicyFiles NONE = new PolicyFiles() {
        @Override
        public Optional<String> named(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<String> file(String path) {
            return Optional.empty();
        }
    };

    /**
     * The text of the policy that the administrator named so.
     *
     * @throws IOException if it is there but cannot be read
     */
    Optional<String> named(String name) throws IOException;

    /**
     * The text of a file.
     *
     * @param path relative to where the first policy's path is relative to, without {@code .} or {@code ..} inside;
     *     implementations refuse what lies outside the workspace, also through links, and files longer than
     *     {@link io.jenkins.plugins.releasereadiness.engine.yaml.YamlFile#MAX_LENGTH}
     * @throws IOException if it is there but cannot or must not be read
     */
    Optional<String> file(String path) throws IOException;
}
