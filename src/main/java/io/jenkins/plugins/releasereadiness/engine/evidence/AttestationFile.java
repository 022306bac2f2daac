package io.jenkins.plugins.releasereadiness.engine.evidence;

import io.jenkins.plugins.releasereadiness.engine.yaml.Located;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problems;
import io.jenkins.plugins.releasereadiness.engine.yaml.Section;
import io.jenkins.plugins.releasereadiness.engine.yaml.Times;
import io.jenkins.plugins.releasereadiness.engine.yaml.YamlFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of attestations, YAML or JSON:
 *
 * <pre>
 * attestations:
 *   - question: data.backup
 *     answer: yes
 *     by: data-engineer
 *     at: 2026-03-01T09:30:00Z
 *     reason: Restored on staging      # optional
 *     link: https://wiki.example/…     # optional, http or https
 *     expires: 2026-06-01              # optional; void from then on
 * </pre>
 */
public final class AttestationFile {
    private static final Map<String, Boolean> ANSWERS = answers();

    private AttestationFile() {}

    /**
     * Reads a file.
     *
     * @param name how a person knows the file
     * @param problems receives every mistake; with one, nothing of the file may be used
     */
    public static List<Attestation> read(String name, String text, Problems problems) {
        List<Attestation> attestations = new ArrayList<>();
        Optional<Located> root = YamlFile.read(name, text, problems);
        if (root.isPresent()) {
            Section file = Section.of("a file of attestations", root.get(), problems);
            Optional<Located> list = file.need("attestations", file.value("attestations"));
            // Nothing in a list's place is an empty list (evidence rule 1).
            if (list.isPresent() && list.get().plain() != null) {
                file.list("attestations", "an attestation")
                        .forEach(entry -> one(entry).ifPresent(attestations::add));
            }
            file.end();
        }
        return attestations;
    }

    private static Optional<Attestation> one(Section entry) {
        Optional<String> question = entry.need("question", entry.text("question"));
        Optional<Boolean> answer = entry.need("answer", entry.word("answer", ANSWERS));
        Optional<String> by = entry.need("by", entry.text("by"));
        Optional<Instant> at = entry.need("at", entry.time("at", Times.EXAMPLE, Times::moment));
        Optional<String> reason = entry.text("reason");
        Optional<String> link = entry.text("link");
        link.filter(address -> !address.startsWith("https://") && !address.startsWith("http://"))
                .ifPresent(address ->
                        entry.problem(entry.placeOf("link"), "'link' should begin with https:// or http://"));
        Optional<Instant> expires = entry.time("expires", Times.EXAMPLE, Times::moment);
        if (at.isPresent() && expires.isPresent() && !expires.get().isAfter(at.get())) {
            entry.problem(entry.placeOf("expires"), "'expires' should lie after 'at'");
        }
        entry.end();
        return question.isPresent() && answer.isPresent() && by.isPresent() && at.isPresent()
                ? Optional.of(new Attestation(question.get(), answer.get(), by.get(), at.get(), reason, link, expires))
                : Optional.empty();
    }

    private static Map<String, Boolean> answers() {
        Map<String, Boolean> answers = new LinkedHashMap<>();
        answers.put("yes", true);
        answers.put("no", false);
        return answers;
    }
}
