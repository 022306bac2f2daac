package io.jenkins.plugins.releasereadiness.engine.record;

import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceCodec;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.ScorecardCodec;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What another release is compared with: the last approved one, as its own record told it. It is copied into the record of
 * the release that is compared, so that a verdict can be judged again when the earlier record is long gone.
 *
 * @param release what was released
 * @param approvedAt when it was approved; empty if its record holds no approval
 * @param approvedBy who or what approved it; empty if its record holds no approval
 * @param override whether that was an emergency override, which approves nothing
 * @param policy the policy it was judged by; empty if there was none
 * @param scorecard its last scorecard; empty if it was never scored
 * @param evidence the last evidence of each source, without the list of files
 * @param entries how many entries its ledger had
 * @param head SHA-256 of the last of them, by which its bundle can be recognised
 */
public record Reference(
        Release release,
        Optional<Instant> approvedAt,
        Optional<String> approvedBy,
        boolean override,
        Optional<PolicyName> policy,
        Optional<Scorecard> scorecard,
        Map<String, Evidence> evidence,
        long entries,
        String head) {
    public Reference {
        Objects.requireNonNull(release);
        Objects.requireNonNull(approvedAt);
        Objects.requireNonNull(approvedBy);
        Objects.requireNonNull(policy);
        Objects.requireNonNull(scorecard);
        Objects.requireNonNull(head);
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }

    /**
     * A policy without its document.
     *
     * @param name name for people
     * @param sha256 digest of the document
     */
    public record PolicyName(String name, String sha256) {
        public PolicyName {
            Objects.requireNonNull(name);
            Objects.requireNonNull(sha256);
        }
    }

    /** What a later release is compared with if {@code record} is of the last approved one. */
    public static Reference of(ReleaseRecord record) {
        Optional<Line> approval =
                record.decision().filter(line -> outcome(line).equals(Optional.of(Outcome.GO.name())));
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        record.evidence().forEach((id, piece) -> evidence.put(id, withoutFiles(piece)));
        return new Reference(
                record.release(),
                approval.map(Line::at),
                approval.map(Line::actor),
                approval.map(Reference::isOverride).orElse(false),
                record.policy().map(policy -> new PolicyName(policy.name(), policy.sha256())),
                record.scorecard(),
                evidence,
                record.lastSequence(),
                record.lastSha256());
    }

    /** The outcome of a decision, for example {@code NO_GO}; empty if the payload has none. */
    public static Optional<String> outcome(Line decision) {
        return Fields.of(decision.payload(), "")
                .optionalObject("decision")
                .flatMap(made -> made.optionalText("outcome"));
    }

    /** Whether a decision let a release go in an emergency, although the rules were not fulfilled. */
    public static boolean isOverride(Line decision) {
        return Fields.of(decision.payload(), "")
                .optionalObject("decision")
                .flatMap(made -> made.optionalBool("override"))
                .orElse(false);
    }

    private static Evidence withoutFiles(Evidence piece) {
        return new Evidence(
                piece.source(),
                piece.kind(),
                piece.format(),
                piece.state(),
                piece.facts(),
                piece.message(),
                List.of(),
                piece.measuredAt());
    }

    /** As the ledger writes it. */
    Map<String, Object> encode() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("release", release.encode());
        approvedAt.ifPresent(time -> tree.put("approvedAt", time.toString()));
        approvedBy.ifPresent(by -> tree.put("approvedBy", by));
        if (override) {
            tree.put("override", true);
        }
        policy.ifPresent(name -> tree.put("policy", Map.of("name", name.name(), "sha256", name.sha256())));
        scorecard.ifPresent(card -> tree.put("scorecard", ScorecardCodec.encode(card)));
        tree.put(
                "evidence",
                evidence.values().stream().map(EvidenceCodec::encode).toList());
        Map<String, Object> ledger = new LinkedHashMap<>();
        ledger.put("entries", entries);
        ledger.put("head", head);
        tree.put("ledger", ledger);
        return tree;
    }

    static Reference decode(Fields tree) {
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        for (Fields piece : tree.objects("evidence")) {
            Evidence found = EvidenceCodec.decode(piece);
            evidence.put(found.source(), found);
        }
        Fields ledger = tree.object("ledger");
        return new Reference(
                Release.decode(tree.object("release")),
                tree.optionalTime("approvedAt"),
                tree.optionalText("approvedBy"),
                tree.optionalBool("override").orElse(false),
                tree.optionalObject("policy").map(name -> new PolicyName(name.text("name"), name.text("sha256"))),
                tree.optionalObject("scorecard").map(ScorecardCodec::decode),
                evidence,
                ledger.count("entries"),
                ledger.text("head"));
    }
}
