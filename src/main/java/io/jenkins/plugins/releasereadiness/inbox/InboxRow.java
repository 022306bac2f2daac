package io.jenkins.plugins.releasereadiness.inbox;

import hudson.Util;
import io.jenkins.plugins.releasereadiness.engine.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.springframework.security.core.Authentication;

/** One line of the inbox for one person who looks. */
@ExportedBean(defaultVisibility = 2)
public final class InboxRow {
    private final InboxItem item;
    private final Authentication viewer;
    private final boolean mine;

    /** Told when it is asked for: of a thousand rows a page shows few. */
    private String standing;

    InboxRow(InboxItem item, Authentication viewer) {
        this.item = item;
        this.viewer = viewer;
        this.mine = item.waitsFor(viewer);
    }

    /** {@code approval}, {@code gate} or {@code rollback}. */
    @Exported
    public String getKind() {
        return item.kind().name().toLowerCase(Locale.ROOT);
    }

    /** The same for people. */
    public String getKindName() {
        return switch (item.kind()) {
            case APPROVAL -> Messages.InboxRow_approval();
            case GATE -> Messages.InboxRow_gate();
            case ROLLBACK -> Messages.InboxRow_rollback();
        };
    }

    @Exported
    public String getRelease() {
        return item.release();
    }

    /** Name of the build. */
    @Exported
    public String getBuild() {
        return item.run().getFullDisplayName();
    }

    /** Address of the page to decide on, below that of Jenkins. */
    @Exported
    public String getUrl() {
        return item.run().getUrl() + item.path();
    }

    /** Address of the build, below that of Jenkins. */
    public String getBuildUrl() {
        return item.run().getUrl();
    }

    /** Who or what is missing. */
    @Exported
    public String getStanding() {
        if (standing == null) {
            standing = item.standing();
        }
        return standing;
    }

    /** Since when it waits. */
    @Exported
    public String getSince() {
        return item.since().toString();
    }

    /** The same for people. */
    public String getSinceText() {
        return Times.show(item.since());
    }

    /** How long it has waited, for people. */
    public String getAge() {
        return Util.getTimeSpanString(
                Math.max(0, Duration.between(item.since(), Instant.now()).toMillis()));
    }

    /** When time alone decides something; empty for never. */
    @Exported
    public String getUntil() {
        return item.until().map(Instant::toString).orElse("");
    }

    /** Whether who looks may decide. */
    @Exported
    public boolean isDecidable() {
        return mine || item.mayDecide(viewer);
    }

    /** Whether it waits for who looks. */
    @Exported
    public boolean isMine() {
        return mine;
    }
}
