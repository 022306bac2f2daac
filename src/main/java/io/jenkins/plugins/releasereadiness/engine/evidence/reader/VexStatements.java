package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import java.util.Collection;

/** What a VEX document says about which findings do not matter. */
@FunctionalInterface
public interface VexStatements {
    /**
     * Whether a statement {@code not_affected} or {@code fixed} covers the finding.
     *
     * @param vulnerability id of the vulnerability and its aliases, for example {@code CVE-2024-1234}
     * @param products names of the product or component, for example a package URL; empty if the report names none
     */
    boolean suppress(Collection<String> vulnerability, Collection<String> products);
}
