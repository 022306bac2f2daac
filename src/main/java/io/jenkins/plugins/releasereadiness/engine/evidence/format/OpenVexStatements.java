package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.VexStatements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * OpenVEX statements by vulnerability. Of several statements about one finding the newest counts; if the newest are of
 * the same time and disagree, nothing is suppressed.
 */
final class OpenVexStatements implements VexStatements {
    private final Map<String, List<OpenVexStatement>> byName = new HashMap<>();

    void add(OpenVexStatement statement) {
        for (String name : statement.vulnerability()) {
            byName.computeIfAbsent(key(name), any -> new ArrayList<>()).add(statement);
        }
    }

    @Override
    public boolean suppress(Collection<String> vulnerability, Collection<String> products) {
        Set<OpenVexStatement> about = new LinkedHashSet<>();
        for (String name : vulnerability) {
            for (OpenVexStatement statement : byName.getOrDefault(key(name), List.of())) {
                if (statement.covers(products)) {
                    about.add(statement);
                }
            }
        }
        Instant newest = about.stream()
                .map(OpenVexStatements::time)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        return !about.isEmpty()
                && about.stream()
                        .filter(statement -> time(statement).equals(newest))
                        .allMatch(OpenVexStatement::suppresses);
    }

    private static Instant time(OpenVexStatement statement) {
        return statement.at() == null ? Instant.MIN : statement.at();
    }

    private static String key(String vulnerability) {
        return vulnerability.strip().toUpperCase(Locale.ROOT);
    }
}
