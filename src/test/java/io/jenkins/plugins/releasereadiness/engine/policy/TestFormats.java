package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import java.util.List;
import java.util.Map;

/** The formats of spec and documentation, so that tests of policies need no reader. */
final class TestFormats {
    private static final Map<SourceKind, String> FORMATS = Map.of(
            SourceKind.TESTS, "junit",
            SourceKind.COVERAGE, "jacoco cobertura",
            SourceKind.FINDINGS, "sarif trivy grype dependency-check cyclonedx zap openvex",
            SourceKind.LOAD, "k6 jmeter gatling",
            SourceKind.ACCESSIBILITY, "axe pa11y lighthouse",
            SourceKind.RELEASE, "changelog",
            SourceKind.DEPLOYMENT, "deployment-report",
            SourceKind.FILE, "file");

    private TestFormats() {}

    static KnownFormats all() {
        KnownFormats formats = KnownFormats.of(new Readers(List.of()));
        for (Map.Entry<SourceKind, String> kind : FORMATS.entrySet()) {
            for (String id : kind.getValue().split(" ")) {
                formats = formats.with(id, kind.getKey(), KnownFormats.Input.FILES);
            }
        }
        return formats;
    }

    static PolicyLoader loader() {
        return new PolicyLoader(all(), PolicyFiles.NONE);
    }
}
