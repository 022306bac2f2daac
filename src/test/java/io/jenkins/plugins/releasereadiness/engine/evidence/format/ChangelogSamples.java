package io.jenkins.plugins.releasereadiness.engine.evidence.format;

/** Changelogs for the tests. */
final class ChangelogSamples {
    static final ReaderProbe CHANGELOG = new ReaderProbe(new ChangelogReader());

    static final String KEEP_A_CHANGELOG = """
            # Changelog

            All notable changes are documented here.

            ## [Unreleased]

            ## [1.2.0] - 2026-05-06

            ### Added

            - One thing
              that needs a second line
              - with a detail
            - Another thing

            ### Removed

            * An old thing. **BREAKING**: use the new one

            ## [1.1.9] - 2026-04-01

            - Older

            [1.2.0]: https://example.org/compare/v1.1.9...v1.2.0
            """;

    private ChangelogSamples() {}
}
