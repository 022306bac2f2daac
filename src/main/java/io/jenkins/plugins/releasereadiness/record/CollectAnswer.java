package io.jenkins.plugins.releasereadiness.record;

import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.AttestationCodec;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceCodec;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.util.List;

/**
 * What an agent answers: facts, digests and where it put the copies. An agent is not trusted with more than that.
 *
 * @param evidence one piece of evidence for each source, in the order asked; then that of the files of attestations
 * @param attestations what the files of attestations say
 * @param copies the files that were opened, in the order of reading
 */
record CollectAnswer(List<Evidence> evidence, List<Attestation> attestations, List<Copy> copies) {
    static final String EVIDENCE = "evidence";
    static final String ATTESTATIONS = "attestations";
    static final String COPIES = "copies";
    static final String SOURCE = "source";
    static final String PATH = "path";
    static final String COPY = "copy";
    static final String SECRET = "secret";

    /**
     * A copy of one file.
     *
     * @param source id of the source
     * @param path path of the file in the workspace
     * @param name name of the copy in the folder for copies
     * @param secret whether a secret of the build stands in the file
     */
    record Copy(String source, String path, String name, boolean secret) {
        Copy {
            if (!name.matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException("the agent gave a copy an odd name");
            }
        }
    }

    CollectAnswer {
        evidence = List.copyOf(evidence);
        attestations = List.copyOf(attestations);
        copies = List.copyOf(copies);
    }

    /**
     * @throws io.jenkins.plugins.releasereadiness.engine.json.JsonException if the text is no such answer
     */
    static CollectAnswer read(String json) {
        Fields answer = Fields.of(Json.read(json), "").only(EVIDENCE, ATTESTATIONS, COPIES);
        return new CollectAnswer(
                answer.objects(EVIDENCE).stream().map(EvidenceCodec::decode).toList(),
                answer.objects(ATTESTATIONS).stream()
                        .map(AttestationCodec::decode)
                        .toList(),
                answer.objects(COPIES).stream()
                        .map(copy -> new Copy(copy.text(SOURCE), copy.text(PATH), copy.text(COPY), copy.bool(SECRET)))
                        .toList());
    }
}
