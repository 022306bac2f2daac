package io.jenkins.plugins.releasereadiness.engine.attest;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceCodec;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What may be attested of a release: it follows from the ledger alone, so that a verifier who has the ledger can tell
 * whether an attestation says the truth.
 */
public final class ReleaseClaim {
    /** The annotation that tells how many entries of the ledger a subject's digest covers. */
    public static final String ENTRIES = "entries";

    /** Who verifies unless an administrator says otherwise; the number changes when properties change their meaning. */
    public static final String VERIFIER = "https://plugins.jenkins.io/release-readiness/v1";

    private final List<LedgerEntry> entries;
    private final String ledgerSha256;
    private final Fields release;
    private final ReleaseProperties properties;

    /**
     * @param entries all entries that are to be covered
     * @param ledgerSha256 digest of the ledger up to the last of them
     * @throws io.jenkins.plugins.releasereadiness.engine.json.JsonException if the entries are no release record
     */
    public ReleaseClaim(List<LedgerEntry> entries, String ledgerSha256) {
        this.entries = List.copyOf(entries);
        this.ledgerSha256 = ledgerSha256;
        Map<String, Object> first =
                entries.isEmpty() ? Map.of() : entries.get(0).payload();
        this.release = Fields.of(first, "").object("release");
        this.properties = new ReleaseProperties(entries);
    }

    /**
     * The released artifacts, the commit, and the ledger as far as it is covered. A revision that is no full id of a Git commit
     * is no digest and so no subject; it stands in the ledger.
     */
    public List<Resource> subjects() {
        List<Resource> subjects = new ArrayList<>();
        artifacts().forEach((name, sha256) -> subjects.add(Resource.named(name, "sha256", sha256)));
        release.optionalText("commit")
                .filter(id -> Resource.isDigest(Resource.GIT_COMMIT, id))
                .ifPresent(id -> subjects.add(Resource.named("commit", Resource.GIT_COMMIT, id)));
        subjects.add(Resource.named(BundlePath.LEDGER.value(), "sha256", ledgerSha256)
                .annotated(ENTRIES, (long) entries.size()));
        return subjects;
    }

    /** What the release was said to consist of, and what the last look at each source of files found; by name. */
    private Map<String, String> artifacts() {
        Map<String, String> artifacts = new TreeMap<>();
        release.optionalObject("artifacts")
                .ifPresent(named -> named.names().forEach(name -> artifacts.put(name, named.text(name))));
        Map<String, Map<String, String>> bySource = new LinkedHashMap<>();
        for (LedgerEntry entry : entries) {
            Fields fields = entry.fields();
            if (entry.kind() == EntryKind.EVIDENCE) {
                String source = fields.optionalText("source").orElse("");
                bySource.put(
                        source,
                        fields.optionalText("kind").equals(Optional.of(SourceKind.FILE.word()))
                                ? EvidenceCodec.decode(fields).released()
                                : Map.of());
            }
        }
        bySource.values().forEach(artifacts::putAll);
        return artifacts;
    }

    /** The policy that held last, by its digest; empty if none was recorded. */
    public Optional<Resource> policy() {
        Optional<Resource> policy = Optional.empty();
        for (LedgerEntry entry : entries) {
            if (entry.kind() == EntryKind.POLICY) {
                Fields fields = entry.fields();
                policy = Optional.of(Resource.at(
                        "urn:x-release-readiness:policy:" + encoded(fields.text("name")), fields.text("sha256")));
            }
        }
        return policy;
    }

    /** What holds of the release, for example {@code RELEASE_READINESS_GATE_STAGING_VALIDATION_PASSED}; sorted. */
    public List<String> properties() {
        return properties.holding();
    }

    /** What is released, as a package URL. */
    public String resourceUri() {
        return "pkg:generic/" + encoded(release.text("product"))
                + release.optionalText("version")
                        .map(version -> "@" + encoded(version))
                        .orElse("");
    }

    /** The claim as a Simple Verification Result. */
    public Statement svr(String verifier, Instant time) {
        return new Svr(verifier, policy().stream().toList(), time, properties()).of(subjects());
    }

    /**
     * The claim as a SLSA Verification Summary.
     *
     * @throws IllegalStateException if no policy was recorded, since a summary must name one
     */
    public Statement vsa(String verifier, Instant time) {
        Resource policy = policy().orElseThrow(() ->
                new IllegalStateException("a verification summary names a policy, but none was recorded yet"));
        return new Vsa(verifier, time, resourceUri(), policy, List.of(), properties.passed(), properties())
                .of(subjects());
    }

    /** Whether {@code statement} claims this and nothing else; otherwise what differs, as the end of a sentence. */
    public Optional<String> differs(Statement statement) throws AttestationException {
        if (!statement.subjects().equals(subjects())) {
            return Optional.of("its subjects are not the release's artifacts, commit and ledger");
        }
        if (statement.predicateType().equals(Svr.TYPE)) {
            Svr svr = Svr.read(statement);
            if (!svr.policies().equals(policy().stream().toList())) {
                return Optional.of("it names another policy than the ledger");
            }
            return svr.properties().equals(properties())
                    ? Optional.empty()
                    : Optional.of("it claims " + svr.properties() + ", but from the ledger follows " + properties());
        }
        Vsa vsa = Vsa.read(statement);
        if (!vsa.equals(Vsa.read(vsa(vsa.verifier(), vsa.timeVerified())))) {
            return Optional.of("policy, resource or result are not those that follow from the ledger");
        }
        return Optional.empty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
