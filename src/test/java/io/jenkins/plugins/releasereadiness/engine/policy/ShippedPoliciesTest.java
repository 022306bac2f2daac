package io.jenkins.plugins.releasereadiness.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import org.junit.jupiter.api.Test;

/** The built-in policies with the readers that really come with the engine. */
class ShippedPoliciesTest {
    @Test
    void everyFormatOfTheBuiltInPoliciesHasItsReader() throws PolicyException {
        PolicyLoader loader = new PolicyLoader(KnownFormats.of(Readers.load()), PolicyFiles.NONE);

        for (String name : BuiltInPolicies.names()) {
            assertThat(loader.builtIn(name).policy().sources()).isNotEmpty();
        }
    }
}
