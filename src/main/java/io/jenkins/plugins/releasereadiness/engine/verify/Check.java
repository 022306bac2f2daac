package io.jenkins.plugins.releasereadiness.engine.verify;

import java.io.IOException;

/** One thing that is verified of a bundle. It reports what deviates and never throws because of it. */
@FunctionalInterface
public interface Check {
    /**
     * @param bundle what is verified; entries of a broken ledger may be among its entries
     * @param findings takes every deviation
     * @throws IOException if the bundle cannot be read at all
     */
    void run(BundleContent bundle, Findings findings) throws IOException;
}
