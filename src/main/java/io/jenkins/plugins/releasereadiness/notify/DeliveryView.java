package io.jenkins.plugins.releasereadiness.notify;

import io.jenkins.plugins.releasereadiness.engine.notice.Delivery;
import java.time.Instant;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** One message as the administrator sees it. */
@Restricted(NoExternalUse.class)
public final class DeliveryView {
    private final Delivery delivery;

    DeliveryView(Delivery delivery) {
        this.delivery = delivery;
    }

    public String getId() {
        return delivery.id();
    }

    public Instant getHappened() {
        return delivery.notice().at();
    }

    public String getBuild() {
        return delivery.notice().release().build();
    }

    public String getChannel() {
        return delivery.channel();
    }

    public String getReceiver() {
        return delivery.receiver();
    }

    public String getText() {
        return delivery.notice().text();
    }

    public int getAttempts() {
        return delivery.attempts();
    }

    public String getProblem() {
        return delivery.problem().orElse("");
    }

    /** When it was given up, or is tried next. */
    public Instant getAt() {
        return delivery.nextAt();
    }
}
