package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * One statement of an OpenVEX document.
 *
 * @param vulnerability all names of the vulnerability
 * @param products what it is about; empty for everything
 * @param status the status as written, {@code null} if not given
 * @param at when it was made, {@code null} if neither it nor its document says
 */
record OpenVexStatement(Set<String> vulnerability, List<Product> products, String status, Instant at) {
    /**
     * A product, or components of it.
     *
     * @param names its names, for example a package URL
     * @param components the components of it that the statement is about; empty for the product as a whole
     */
    record Product(Set<String> names, Set<String> components) {
        /**
         * Whether the statement about this product is about a finding in what {@code found} names. A finding names a
         * package and not the product it was built into; that the product is meant is what the policy says by naming
         * the document beside the source.
         */
        private boolean covers(Collection<String> found) {
            return (components.isEmpty() ? names : components)
                    .stream().anyMatch(name -> found.stream().anyMatch(other -> PackageUrl.covers(name, other)));
        }
    }

    OpenVexStatement at(Instant time) {
        return new OpenVexStatement(vulnerability, products, status, time);
    }

    /** Whether the vulnerability does not matter, according to the statement (evidence rule 21). */
    boolean suppresses() {
        return "not_affected".equals(status) || "fixed".equals(status);
    }

    /** Whether it is about what {@code found} names; a statement without products is about everything. */
    boolean covers(Collection<String> found) {
        return products.isEmpty() || products.stream().anyMatch(product -> product.covers(found));
    }
}
