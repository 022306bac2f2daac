package io.jenkins.plugins.releasereadiness.benchmarks.ways;

import java.nio.file.Path;
import java.util.Map;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.model.Bom;
import org.cyclonedx.parsers.JsonParser;

/** CycloneDX's own reader, without validation by the schema. */
final class CycloneDxCore implements Way {
    @Override
    public Map<String, ?> read(Path file) throws ParseException {
        Bom bom = new JsonParser().parse(file.toFile());
        return Map.of(
                "components", bom.getComponents().size(),
                "vulnerabilities", bom.getVulnerabilities().size());
    }
}
