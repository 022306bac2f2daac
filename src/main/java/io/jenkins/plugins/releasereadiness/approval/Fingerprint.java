package io.jenkins.plugins.releasereadiness.approval;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.util.Map;

/** One short word for all digests that a vote is bound to, which people can compare and forms can bring back. */
final class Fingerprint {
    private static final int LENGTH = 12;

    private Fingerprint() {}

    static String of(Map<String, String> binding) {
        return Sha256.of(Json.canonical(binding)).substring(0, LENGTH);
    }
}
