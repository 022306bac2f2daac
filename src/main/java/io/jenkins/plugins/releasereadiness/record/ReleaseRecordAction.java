package io.jenkins.plugins.releasereadiness.record;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.Secret;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import jenkins.model.RunAction2;

/**
 * Marks a build that has a release record, and keeps the little of it that pages show, so that showing them reads no file.
 * The record itself is the ledger in the build's folder.
 */
public final class ReleaseRecordAction extends InvisibleAction implements RunAction2 {
    private transient Run<?, ?> run;
    private transient BuildRecord record;
    private final String folder;
    private volatile RecordSummary summary;
    private volatile String signingKey;
    private volatile String comparedWith;

    /** Encrypted where the build is stored, as its parameters that are passwords are. */
    private volatile ArrayList<Secret> secrets;

    ReleaseRecordAction(String folder) {
        this.folder = folder;
    }

    /** Folder among the build's artifacts where evidence goes; as it was configured when the record was made. */
    public String folder() {
        return folder;
    }

    /** What pages show; empty until the record was written to. */
    public Optional<RecordSummary> summary() {
        return Optional.ofNullable(summary);
    }

    /** Id of the credentials that the pipeline named to sign with; empty if it named none. */
    String signingKey() {
        return signingKey == null ? "" : signingKey;
    }

    void signWith(String id) {
        signingKey = id;
    }

    /** The build whose release this one is compared with; empty if there is none, or it is gone. */
    Optional<Run<?, ?>> comparedWith() {
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            return comparedWith == null
                    ? Optional.empty()
                    : Optional.ofNullable(Run.fromExternalizableId(comparedWith));
        }
    }

    void compareWith(Run<?, ?> build) {
        comparedWith = build.getExternalizableId();
    }

    /** What must not be published; see {@link #keep}. */
    Secrets kept() {
        ArrayList<Secret> stored = secrets;
        return stored == null
                ? Secrets.NONE
                : Secrets.of(stored.stream().map(Secret::getPlainText).toList());
    }

    /** Keeps what must not be published over restarts. */
    void keep(Secrets known) {
        secrets = known.plain().stream().map(Secret::fromString).collect(Collectors.toCollection(ArrayList::new));
    }

    /** A build that has ended reads no more evidence; what it recorded is free of secrets. */
    void forgetSecrets() {
        secrets = null;
    }

    /** The build this belongs to. */
    public Run<?, ?> run() {
        return run;
    }

    synchronized BuildRecord record() {
        if (record == null) {
            record = new BuildRecord(this);
        }
        return record;
    }

    void show(RecordSummary latest) {
        summary = latest;
    }

    @Override
    public void onAttached(Run<?, ?> r) {
        run = r;
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        run = r;
    }
}
