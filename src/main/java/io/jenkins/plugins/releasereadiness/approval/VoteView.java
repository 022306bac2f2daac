package io.jenkins.plugins.releasereadiness.approval;

import io.jenkins.plugins.releasereadiness.engine.approval.Vote;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One vote as pages show it. */
@ExportedBean(defaultVisibility = 2)
public final class VoteView {
    private final Vote vote;

    VoteView(Vote vote) {
        this.vote = vote;
    }

    @Exported
    public String getVoter() {
        return vote.voter().id();
    }

    /** {@code approve} or {@code reject}. */
    @Exported
    public String getChoice() {
        return Words.of(vote.choice());
    }

    @Exported
    public String getReason() {
        return vote.reason();
    }

    @Exported
    public boolean isAcknowledged() {
        return vote.acknowledged();
    }

    @Exported
    public String getAt() {
        return vote.at().toString();
    }

    /** Fingerprint of what it was cast on. */
    @Exported
    public String getEvidence() {
        return Fingerprint.of(vote.seen());
    }

    /** Why it no longer counts; empty while it does. */
    @Exported
    public String getVoidWhy() {
        return vote.voided().map(Vote.Voided::why).orElse("");
    }
}
